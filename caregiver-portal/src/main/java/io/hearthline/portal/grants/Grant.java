package io.hearthline.portal.grants;

import io.hearthline.contracts.events.AccessEvent;
import io.hearthline.contracts.ids.AccountId;
import io.hearthline.contracts.ids.ContactId;
import io.hearthline.contracts.ids.GrantId;
import io.hearthline.contracts.ids.RecipientId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An account may see a recipient.
 *
 * @param contactId the contact this account belongs to, if it is one
 */
public record Grant(
        GrantId id,
        AccountId accountId,
        RecipientId recipientId,
        AccessEvent.Role role,
        Set<AccessEvent.DataClass> dataClasses,
        @Nullable ContactId contactId) {
    public Grant {
        dataClasses = Set.copyOf(dataClasses);
    }
}
