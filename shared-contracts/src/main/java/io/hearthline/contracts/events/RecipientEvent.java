package io.hearthline.contracts.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.hearthline.contracts.ids.ContactId;
import io.hearthline.contracts.ids.RecipientId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is phoned, published by telephony on {@code recipients.v1}; the last event of a key is the whole truth. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type", defaultImpl = RecipientEvent.Unknown.class)
@JsonSubTypes({
    @JsonSubTypes.Type(value = RecipientEvent.RecipientChanged.class, name = "RecipientChanged"),
    @JsonSubTypes.Type(value = RecipientEvent.RecipientErased.class, name = "RecipientErased")
})
public sealed interface RecipientEvent extends Event {
    /**
     * All that others need to know of a recipient.
     *
     * @param revision rises by one with every change
     * @param phone E.164
     * @param language BCP 47
     * @param conditions condition ids of the question bank
     * @param contacts in escalation order
     */
    record RecipientChanged(
            RecipientId recipientId,
            int revision,
            Status status,
            @Nullable Instant pausedUntil,
            String name,
            String preferredName,
            String phone,
            ZoneId zone,
            String language,
            List<String> conditions,
            List<String> medicines,
            List<Contact> contacts,
            Consent consent,
            Instant at)
            implements RecipientEvent {
        public RecipientChanged {
            conditions = List.copyOf(conditions);
            medicines = List.copyOf(medicines);
            contacts = List.copyOf(contacts);
        }

        @Override
        public String key() {
            return recipientId.toString();
        }

        @Override
        public String toString() {
            return "RecipientChanged[" + recipientId + "]";
        }
    }

    /** The person is to be forgotten by every service. */
    record RecipientErased(RecipientId recipientId, Instant at) implements RecipientEvent {
        @Override
        public String key() {
            return recipientId.toString();
        }
    }

    /** Whether a recipient may be phoned. */
    enum Status {
        PENDING,
        ACTIVE,
        PAUSED,
        OPTED_OUT
    }

    /**
     * Somebody who is told.
     *
     * @param relation for example daughter, neighbour, {@code protection} for a protection contact
     * @param phone E.164
     */
    record Contact(
            ContactId contactId,
            String name,
            String relation,
            @Nullable String phone,
            @Nullable String email) {
        @Override
        public String toString() {
            return "Contact[" + contactId + "]";
        }
    }

    /** What the person agreed to. */
    record Consent(boolean calls, boolean recording, boolean sharing) {}

    /** A type this version does not know; skipped, so that a publisher may add types. */
    record Unknown() implements RecipientEvent {
        @Override
        public String key() {
            return "";
        }
    }
}
