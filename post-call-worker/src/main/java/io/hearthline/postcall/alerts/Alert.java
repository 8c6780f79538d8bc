package io.hearthline.postcall.alerts;

import io.hearthline.contracts.health.Severity;
import io.hearthline.contracts.ids.AlertId;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.ids.RecipientId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a human must look at.
 *
 * @param source what it is of; one source has one alert
 * @param callId null where no call led to it, which only happens to a recipient
 * @param rule {@code concern}, {@code threshold} or {@code missed}
 * @param category concern category, question id, or the outcome of what was missed
 * @param why in words for a caregiver, without the person's own words
 * @param hiddenFromFamily true if only the operator and a protection contact may know
 */
public record Alert(
        String source,
        @Nullable RecipientId recipientId,
        @Nullable CallId callId,
        @Nullable DialogueId dialogueId,
        Severity severity,
        String rule,
        String category,
        String why,
        Status status,
        boolean hiddenFromFamily,
        Instant openedAt) {
    public static final String CONCERN = "concern";
    public static final String THRESHOLD = "threshold";
    public static final String MISSED = "missed";

    /** Where it stands. */
    public enum Status {
        /** The calm question is being asked; family is not told. */
        SUSPECTED,
        OPEN,
        ACKNOWLEDGED,
        RESOLVED,
        /** Taken back clearly before it was open. */
        CLEARED
    }

    /** The same for the same source, so that a repetition cannot open a second one. */
    public AlertId id() {
        return new AlertId(UUID.nameUUIDFromBytes(source.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return "Alert[" + id() + "]";
    }
}
