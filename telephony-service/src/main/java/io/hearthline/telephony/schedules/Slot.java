package io.hearthline.telephony.schedules;

import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.ids.RecipientId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * One occasion a schedule names; ends in one outcome, decided over its calls.
 *
 * @param closesAt after that nobody is called for it any more
 * @param dialogueId of all calls made for it
 */
record Slot(UUID id, RecipientId recipientId, Instant scheduledFor, Instant closesAt, DialogueId dialogueId) {
    /** The same occasion is always the same slot. */
    static Slot of(RecipientId recipientId, Instant scheduledFor, Duration window) {
        String name = recipientId + "/" + scheduledFor;
        return new Slot(
                named("slot/" + name),
                recipientId,
                scheduledFor,
                scheduledFor.plus(window),
                new DialogueId(named("dialogue/" + name)));
    }

    private static UUID named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
