package io.hearthline.contracts.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.hearthline.contracts.ids.AccountId;
import io.hearthline.contracts.ids.ContactId;
import io.hearthline.contracts.ids.GrantId;
import io.hearthline.contracts.ids.RecipientId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may see whom, published by the portal on {@code access.v1}; keyed by grant, so that compaction keeps every grant. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type", defaultImpl = AccessEvent.Unknown.class)
@JsonSubTypes({
    @JsonSubTypes.Type(value = AccessEvent.AccessGranted.class, name = "AccessGranted"),
    @JsonSubTypes.Type(value = AccessEvent.AccessChanged.class, name = "AccessChanged"),
    @JsonSubTypes.Type(value = AccessEvent.AccessRevoked.class, name = "AccessRevoked")
})
public sealed interface AccessEvent extends Event {
    /**
     * An account may see a recipient.
     *
     * @param contactId the contact this account belongs to, if it is one
     */
    record AccessGranted(
            GrantId grantId,
            AccountId accountId,
            RecipientId recipientId,
            Role role,
            Set<DataClass> dataClasses,
            @Nullable ContactId contactId,
            Instant at)
            implements AccessEvent {
        public AccessGranted {
            dataClasses = Set.copyOf(dataClasses);
        }

        @Override
        public String key() {
            return grantId.toString();
        }
    }

    /** The role or the data classes of a grant changed. */
    record AccessChanged(
            GrantId grantId,
            AccountId accountId,
            RecipientId recipientId,
            Role role,
            Set<DataClass> dataClasses,
            @Nullable ContactId contactId,
            Instant at)
            implements AccessEvent {
        public AccessChanged {
            dataClasses = Set.copyOf(dataClasses);
        }

        @Override
        public String key() {
            return grantId.toString();
        }
    }

    /** The grant is gone, from now on. */
    record AccessRevoked(GrantId grantId, AccountId accountId, RecipientId recipientId, Instant at)
            implements AccessEvent {
        @Override
        public String key() {
            return grantId.toString();
        }
    }

    /** A grant's role in the circle of care. */
    enum Role {
        PRIMARY,
        VIEWER
    }

    /** What a grant lets its holder see. */
    enum DataClass {
        SUMMARY,
        HEALTH,
        MOOD,
        TRANSCRIPT,
        AUDIO
    }

    /** A type this version does not know; skipped, so that a publisher may add types. */
    record Unknown() implements AccessEvent {
        @Override
        public String key() {
            return "";
        }
    }
}
