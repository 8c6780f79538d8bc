package io.hearthline.portal.grants;

import io.hearthline.contracts.access.Caller;
import io.hearthline.contracts.events.AccessEvent;
import io.hearthline.contracts.ids.AccountId;
import io.hearthline.contracts.ids.RecipientId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whom a caller may see and act for; grants are read afresh, so a removal counts at once. */
@ApplicationScoped
public class Sight {
    /** Whom a caller may see. */
    public sealed interface Scope {
        /** Everybody, and may act for them. */
        record Everybody() implements Scope {}

        /** Those a grant names. */
        record Granted(Set<RecipientId> visible, Set<RecipientId> actable) implements Scope {
            public Granted {
                visible = Set.copyOf(visible);
                actable = Set.copyOf(actable);
            }
        }

        /** @param recipient null for a call to nobody we know, which only those see who see everybody */
        default boolean maySee(@Nullable RecipientId recipient) {
            return switch (this) {
                case Everybody _ -> true;
                case Granted granted -> recipient != null && granted.visible().contains(recipient);
            };
        }

        /** True if the caller may phone the recipient and take on their alerts. */
        default boolean mayAct(@Nullable RecipientId recipient) {
            return switch (this) {
                case Everybody _ -> true;
                case Granted granted -> recipient != null && granted.actable().contains(recipient);
            };
        }
    }

    private final GrantStore grants;

    Sight(GrantStore grants) {
        this.grants = grants;
    }

    /** What the caller may see now. */
    public Scope of(Caller caller) {
        if (caller.seesEverybody()) {
            return new Scope.Everybody();
        }
        List<Grant> held = grants.of(AccountId.of(caller.subject()));
        return new Scope.Granted(
                held.stream().map(Grant::recipientId).collect(Collectors.toUnmodifiableSet()),
                held.stream()
                        .filter(grant -> grant.role() == AccessEvent.Role.PRIMARY)
                        .map(Grant::recipientId)
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
