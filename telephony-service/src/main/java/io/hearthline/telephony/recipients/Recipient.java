package io.hearthline.telephony.recipients;

import io.hearthline.contracts.events.RecipientEvent.Consent;
import io.hearthline.contracts.events.RecipientEvent.Contact;
import io.hearthline.contracts.events.RecipientEvent.Status;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.session.Profile;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is phoned.
 *
 * @param revision rises by one with every change, from 1
 * @param zone where the person lives; always told by somebody who knows, never guessed
 * @param contacts in escalation order
 * @param checkIn null if no call comes by itself
 * @param patience how long they may stay silent before they are spoken to again; null if nobody has said so
 */
public record Recipient(
        RecipientId id,
        int revision,
        Status status,
        @Nullable Instant pausedUntil,
        String name,
        String preferredName,
        PhoneNumber phone,
        ZoneId zone,
        String language,
        List<String> conditions,
        List<String> medicines,
        List<Contact> contacts,
        Consent consent,
        CallingHours callingHours,
        @Nullable CheckIn checkIn,
        @Nullable Duration patience) {
    public Recipient {
        conditions = List.copyOf(conditions);
        medicines = List.copyOf(medicines);
        contacts = List.copyOf(contacts);
    }

    /** What the agent may know of them. */
    public Profile profile() {
        return new Profile(name, preferredName, zone, language, conditions, medicines);
    }

    /** The same facts as the next revision. */
    Recipient revised(int next) {
        return with(next, status, pausedUntil);
    }

    /** The same person, not to be called again. */
    Recipient optedOut() {
        return with(revision, Status.OPTED_OUT, null);
    }

    private Recipient with(int nextRevision, Status nextStatus, @Nullable Instant nextPausedUntil) {
        return new Recipient(
                id,
                nextRevision,
                nextStatus,
                nextPausedUntil,
                name,
                preferredName,
                phone,
                zone,
                language,
                conditions,
                medicines,
                contacts,
                consent,
                callingHours,
                checkIn,
                patience);
    }

    /** A recipient was created or changed; observed within the same transaction. */
    public record Changed(Recipient recipient) {}

    @Override
    public String toString() {
        return "Recipient[" + id + "]";
    }
}
