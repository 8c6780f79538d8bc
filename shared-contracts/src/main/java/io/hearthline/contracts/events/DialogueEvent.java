package io.hearthline.contracts.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.hearthline.contracts.health.Answer;
import io.hearthline.contracts.health.Severity;
import io.hearthline.contracts.ids.AlertId;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.ConcernId;
import io.hearthline.contracts.ids.ContactId;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.session.CallKind;
import io.hearthline.contracts.session.CallOutcome;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was understood in a dialogue, published by llm-service on {@code dialogues.v1}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type", defaultImpl = DialogueEvent.Unknown.class)
@JsonSubTypes({
    @JsonSubTypes.Type(value = DialogueEvent.AnswerCaptured.class, name = "AnswerCaptured"),
    @JsonSubTypes.Type(value = DialogueEvent.ConcernSuspected.class, name = "ConcernSuspected"),
    @JsonSubTypes.Type(value = DialogueEvent.ConcernConfirmed.class, name = "ConcernConfirmed"),
    @JsonSubTypes.Type(value = DialogueEvent.ConcernCleared.class, name = "ConcernCleared"),
    @JsonSubTypes.Type(value = DialogueEvent.TaskAnswered.class, name = "TaskAnswered"),
    @JsonSubTypes.Type(value = DialogueEvent.DialogueFinished.class, name = "DialogueFinished"),
    @JsonSubTypes.Type(value = DialogueEvent.AppointmentChanged.class, name = "AppointmentChanged"),
    @JsonSubTypes.Type(value = DialogueEvent.EscalationAnswered.class, name = "EscalationAnswered"),
    @JsonSubTypes.Type(value = DialogueEvent.ErasureDone.class, name = "ErasureDone")
})
public sealed interface DialogueEvent extends Event {
    /**
     * An answer; a later revision of the same question wins.
     *
     * @param said the person's own words
     * @param confidence 0 to 1
     * @param reader who read the words: {@code rules} or a model's name
     * @param imported true if it was read from a call of the past
     */
    record AnswerCaptured(
            DialogueId dialogueId,
            CallId callId,
            @Nullable RecipientId recipientId,
            String questionId,
            int revision,
            Answer answer,
            String said,
            double confidence,
            String reader,
            boolean imported,
            Instant at)
            implements DialogueEvent {
        @Override
        public String key() {
            return recipientId == null ? callId.toString() : recipientId.toString();
        }

        @Override
        public String toString() {
            return "AnswerCaptured[" + dialogueId + " " + questionId + "]";
        }
    }

    /**
     * A dangerous sentence was heard; one calm question follows.
     *
     * @param category id in the list of concern categories
     * @param said the person's own words
     * @param receivedAt when the request that carries the words arrived
     * @param provisional true while it may have been a machine's greeting: shown, nobody is told; comes again without
     *     when it was no machine, or that can't be waited for
     */
    record ConcernSuspected(
            ConcernId concernId,
            DialogueId dialogueId,
            CallId callId,
            @Nullable RecipientId recipientId,
            String category,
            Severity severity,
            String said,
            String detector,
            double confidence,
            boolean provisional,
            Instant receivedAt,
            Instant at)
            implements DialogueEvent {
        @Override
        public String key() {
            return recipientId == null ? callId.toString() : recipientId.toString();
        }

        @Override
        public String toString() {
            return "ConcernSuspected[" + concernId + "]";
        }
    }

    /**
     * The danger was confirmed, or not denied.
     *
     * @param receivedAt when the request that carries the confirming words arrived
     */
    record ConcernConfirmed(
            ConcernId concernId,
            DialogueId dialogueId,
            CallId callId,
            @Nullable RecipientId recipientId,
            String category,
            Severity severity,
            String said,
            Instant receivedAt,
            Instant at)
            implements DialogueEvent {
        @Override
        public String key() {
            return recipientId == null ? callId.toString() : recipientId.toString();
        }

        @Override
        public String toString() {
            return "ConcernConfirmed[" + concernId + "]";
        }
    }

    /** The person said clearly that it is not so. */
    record ConcernCleared(
            ConcernId concernId,
            DialogueId dialogueId,
            CallId callId,
            @Nullable RecipientId recipientId,
            String category,
            String said,
            Instant at)
            implements DialogueEvent {
        @Override
        public String key() {
            return recipientId == null ? callId.toString() : recipientId.toString();
        }

        @Override
        public String toString() {
            return "ConcernCleared[" + concernId + "]";
        }
    }

    /** One exercise of a cognitive session was answered, refused or not reached. */
    record TaskAnswered(
            DialogueId dialogueId,
            CallId callId,
            @Nullable RecipientId recipientId,
            String taskId,
            int revision,
            @Nullable String said,
            String status,
            Instant at)
            implements DialogueEvent {
        @Override
        public String key() {
            return recipientId == null ? callId.toString() : recipientId.toString();
        }

        @Override
        public String toString() {
            return "TaskAnswered[" + dialogueId + " " + taskId + "]";
        }
    }

    /**
     * The answer to every CallEnded: what the dialogue came to in that call.
     *
     * @param status what there is to wait for
     * @param outcome how the dialogue itself ended the call; null if it did not
     * @param answered how many questions have an answer or a refusal
     * @param rightParty true if the person confirmed who they are
     */
    record DialogueFinished(
            DialogueId dialogueId,
            CallId callId,
            @Nullable RecipientId recipientId,
            CallKind kind,
            Status status,
            @Nullable CallOutcome outcome,
            int asked,
            int answered,
            boolean rightParty,
            boolean imported,
            Instant at)
            implements DialogueEvent {
        @Override
        public String key() {
            return recipientId == null ? callId.toString() : recipientId.toString();
        }
    }

    /** An appointment was booked, moved or cancelled. */
    record AppointmentChanged(
            UUID appointmentId,
            CallId callId,
            @Nullable RecipientId recipientId,
            Instant startsAt,
            String status,
            @Nullable String confirmation,
            Instant at)
            implements DialogueEvent {
        @Override
        public String key() {
            return recipientId == null ? callId.toString() : recipientId.toString();
        }
    }

    /** A contact answered an escalation call. */
    record EscalationAnswered(
            AlertId alertId,
            CallId callId,
            @Nullable RecipientId recipientId,
            ContactId contactId,
            boolean acknowledged,
            Instant at)
            implements DialogueEvent {
        @Override
        public String key() {
            return recipientId == null ? callId.toString() : recipientId.toString();
        }
    }

    /** llm-service has erased what it kept of a person. */
    record ErasureDone(RecipientId recipientId, Instant at) implements DialogueEvent {
        @Override
        public String key() {
            return recipientId.toString();
        }
    }

    /** What a finished call leaves of its dialogue. */
    enum Status {
        /** Nothing more will come. */
        COMPLETE,
        /** Cut off; may be resumed by a later call. */
        OPEN,
        /** There was no dialogue. */
        EMPTY
    }

    /** A type this version does not know; skipped, so that a publisher may add types. */
    record Unknown() implements DialogueEvent {
        @Override
        public String key() {
            return "";
        }
    }
}
