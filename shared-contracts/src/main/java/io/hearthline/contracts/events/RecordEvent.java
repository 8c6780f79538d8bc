package io.hearthline.contracts.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.hearthline.contracts.health.Severity;
import io.hearthline.contracts.ids.AlertId;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.ids.RecipientId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is kept of calls, published by post-call-worker on {@code records.v1}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type", defaultImpl = RecordEvent.Unknown.class)
@JsonSubTypes({
    @JsonSubTypes.Type(value = RecordEvent.SummaryWritten.class, name = "SummaryWritten"),
    @JsonSubTypes.Type(value = RecordEvent.HealthRecordWritten.class, name = "HealthRecordWritten"),
    @JsonSubTypes.Type(value = RecordEvent.CognitionScored.class, name = "CognitionScored"),
    @JsonSubTypes.Type(value = RecordEvent.MemoryNoted.class, name = "MemoryNoted"),
    @JsonSubTypes.Type(value = RecordEvent.AlertOpened.class, name = "AlertOpened"),
    @JsonSubTypes.Type(value = RecordEvent.AlertAcknowledged.class, name = "AlertAcknowledged"),
    @JsonSubTypes.Type(value = RecordEvent.AlertEscalated.class, name = "AlertEscalated"),
    @JsonSubTypes.Type(value = RecordEvent.AlertResolved.class, name = "AlertResolved"),
    @JsonSubTypes.Type(value = RecordEvent.RecordsErased.class, name = "RecordsErased")
})
public sealed interface RecordEvent extends Event {
    /**
     * A summary, or a new revision of it.
     *
     * @param headline one sentence
     * @param author {@code rules} or a model's name
     */
    record SummaryWritten(
            CallId callId,
            DialogueId dialogueId,
            @Nullable RecipientId recipientId,
            int revision,
            String headline,
            String author,
            boolean imported,
            Instant at)
            implements RecordEvent {
        @Override
        public String key() {
            return recipientId == null ? callId.toString() : recipientId.toString();
        }

        @Override
        public String toString() {
            return "SummaryWritten[" + callId + "]";
        }
    }

    /**
     * The health record of a dialogue, or a new revision of it; values are read from the records API.
     *
     * @param partial true if not every planned question was reached
     */
    record HealthRecordWritten(
            DialogueId dialogueId,
            @Nullable RecipientId recipientId,
            CallId callId,
            int revision,
            int answered,
            Severity severity,
            boolean partial,
            boolean imported,
            Instant at)
            implements RecordEvent {
        @Override
        public String key() {
            return recipientId == null ? callId.toString() : recipientId.toString();
        }
    }

    /** A cognitive session was scored. */
    record CognitionScored(
            DialogueId dialogueId,
            @Nullable RecipientId recipientId,
            CallId callId,
            int revision,
            @Nullable Double index,
            Instant at)
            implements RecordEvent {
        @Override
        public String key() {
            return recipientId == null ? callId.toString() : recipientId.toString();
        }
    }

    /**
     * Something worth remembering of a person.
     *
     * @param importance 1 to 10
     */
    record MemoryNoted(
            UUID memoryId, RecipientId recipientId, CallId callId, String kind, String text, int importance, Instant at)
            implements RecordEvent {
        @Override
        public String key() {
            return recipientId.toString();
        }

        @Override
        public String toString() {
            return "MemoryNoted[" + memoryId + "]";
        }
    }

    /**
     * A human must look.
     *
     * @param callId null where no call led to it, which only happens to a recipient
     * @param rule what opened it: {@code concern}, {@code threshold} or {@code missed}
     * @param category concern category, question id, or the outcome of what was missed
     * @param why in words for a caregiver, without the person's own words
     */
    record AlertOpened(
            AlertId alertId,
            @Nullable RecipientId recipientId,
            @Nullable CallId callId,
            @Nullable DialogueId dialogueId,
            Severity severity,
            String rule,
            String category,
            String why,
            Instant at)
            implements RecordEvent {
        public AlertOpened {
            if (recipientId == null && callId == null) {
                throw new IllegalArgumentException("an alert is of a recipient or of a call");
            }
        }

        @Override
        public String key() {
            return recipientId == null ? String.valueOf(callId) : recipientId.toString();
        }

        @Override
        public String toString() {
            return "AlertOpened[" + alertId + "]";
        }
    }

    /**
     * Somebody has taken it on.
     *
     * @param by account or contact id
     */
    record AlertAcknowledged(AlertId alertId, RecipientId recipientId, String by, Instant at) implements RecordEvent {
        @Override
        public String key() {
            return recipientId.toString();
        }
    }

    /**
     * Nobody has acknowledged an alert in time.
     *
     * @param level from 1, one more each time
     * @param status {@code TOLD} when the next in line is being told, {@code UNACKNOWLEDGED} when nobody is left
     */
    record AlertEscalated(AlertId alertId, RecipientId recipientId, int level, String status, Instant at)
            implements RecordEvent {
        @Override
        public String key() {
            return recipientId.toString();
        }
    }

    /**
     * It is over.
     *
     * @param outcome {@code true}, {@code false} or {@code unclear}
     */
    record AlertResolved(AlertId alertId, RecipientId recipientId, String by, String outcome, Instant at)
            implements RecordEvent {
        @Override
        public String key() {
            return recipientId.toString();
        }
    }

    /**
     * Everything kept of a person is gone.
     *
     * @param logGoneOn the day the last segment of the log that holds their events is gone
     */
    record RecordsErased(RecipientId recipientId, LocalDate logGoneOn, Instant at) implements RecordEvent {
        @Override
        public String key() {
            return recipientId.toString();
        }
    }

    /** A type this version does not know; skipped, so that a publisher may add types. */
    record Unknown() implements RecordEvent {
        @Override
        public String key() {
            return "";
        }
    }
}
