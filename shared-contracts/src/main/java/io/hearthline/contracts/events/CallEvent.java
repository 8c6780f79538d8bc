package io.hearthline.contracts.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.session.CallKind;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.contracts.session.Direction;
import io.hearthline.contracts.transcript.Turn;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to a call, published by telephony on {@code calls.v1}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type", defaultImpl = CallEvent.Unknown.class)
@JsonSubTypes({
    @JsonSubTypes.Type(value = CallEvent.CallPlaced.class, name = "CallPlaced"),
    @JsonSubTypes.Type(value = CallEvent.CallRinging.class, name = "CallRinging"),
    @JsonSubTypes.Type(value = CallEvent.CallAnswered.class, name = "CallAnswered"),
    @JsonSubTypes.Type(value = CallEvent.TurnSpoken.class, name = "TurnSpoken"),
    @JsonSubTypes.Type(value = CallEvent.KeypadAnswered.class, name = "KeypadAnswered"),
    @JsonSubTypes.Type(value = CallEvent.CallEnded.class, name = "CallEnded"),
    @JsonSubTypes.Type(value = CallEvent.RecordingReady.class, name = "RecordingReady"),
    @JsonSubTypes.Type(value = CallEvent.ProviderTranscript.class, name = "ProviderTranscript"),
    @JsonSubTypes.Type(value = CallEvent.SlotClosed.class, name = "SlotClosed"),
    @JsonSubTypes.Type(value = CallEvent.MessageStatus.class, name = "MessageStatus"),
    @JsonSubTypes.Type(value = CallEvent.MessageReceived.class, name = "MessageReceived"),
    @JsonSubTypes.Type(value = CallEvent.ErasureDone.class, name = "ErasureDone")
})
public sealed interface CallEvent extends Event {
    /** The carrier is being asked to dial, or an inbound call rang. */
    record CallPlaced(
            CallId callId,
            @Nullable RecipientId recipientId,
            DialogueId dialogueId,
            CallKind kind,
            Direction direction,
            int attempt,
            Instant at)
            implements CallEvent {
        @Override
        public String key() {
            return recipientId == null ? callId.toString() : recipientId.toString();
        }
    }

    /** The phone rings. */
    record CallRinging(CallId callId, @Nullable RecipientId recipientId, Instant at) implements CallEvent {
        @Override
        public String key() {
            return recipientId == null ? callId.toString() : recipientId.toString();
        }
    }

    /** Somebody or something picked up. */
    record CallAnswered(
            CallId callId, @Nullable RecipientId recipientId, DialogueId dialogueId, CallKind kind, Instant at)
            implements CallEvent {
        @Override
        public String key() {
            return recipientId == null ? callId.toString() : recipientId.toString();
        }
    }

    /** One utterance, as soon as it is known. */
    record TurnSpoken(CallId callId, @Nullable RecipientId recipientId, DialogueId dialogueId, Turn turn, Instant at)
            implements CallEvent {
        @Override
        public String key() {
            return recipientId == null ? callId.toString() : recipientId.toString();
        }

        @Override
        public String toString() {
            return "TurnSpoken[" + callId + "]";
        }
    }

    /**
     * The plain check-in, which needs no voice engine, was answered on the keypad: llm-service takes it into the dialogue.
     *
     * @param fine false if the person wants their family called
     */
    record KeypadAnswered(
            CallId callId,
            @Nullable RecipientId recipientId,
            DialogueId dialogueId,
            CallKind kind,
            boolean fine,
            Instant at)
            implements CallEvent {
        @Override
        public String key() {
            return recipientId == null ? callId.toString() : recipientId.toString();
        }

        @Override
        public String toString() {
            return "KeypadAnswered[" + callId + "]";
        }
    }

    /**
     * A call is over, with all that was said.
     *
     * @param conversationIds the voice engine's conversations, in order
     * @param imported true for a call of the past: it never dials, notifies or escalates; {@code at} is its old time
     */
    record CallEnded(
            CallId callId,
            @Nullable RecipientId recipientId,
            DialogueId dialogueId,
            CallKind kind,
            Direction direction,
            CallOutcome outcome,
            @Nullable Instant placedAt,
            @Nullable Instant answeredAt,
            Instant endedAt,
            List<String> conversationIds,
            List<Turn> turns,
            boolean imported,
            Instant at)
            implements CallEvent {
        public CallEnded {
            conversationIds = List.copyOf(conversationIds);
            turns = List.copyOf(turns);
        }

        @Override
        public String key() {
            return recipientId == null ? callId.toString() : recipientId.toString();
        }

        @Override
        public String toString() {
            return "CallEnded[" + callId + "]";
        }
    }

    /** A recording was fetched and kept. */
    record RecordingReady(
            CallId callId, @Nullable RecipientId recipientId, UUID recordingId, int seconds, int channels, Instant at)
            implements CallEvent {
        @Override
        public String key() {
            return recipientId == null ? callId.toString() : recipientId.toString();
        }
    }

    /** What the voice engine's own transcript says of a call. */
    record ProviderTranscript(
            CallId callId, @Nullable RecipientId recipientId, String conversationId, List<Turn> turns, Instant at)
            implements CallEvent {
        public ProviderTranscript {
            turns = List.copyOf(turns);
        }

        @Override
        public String key() {
            return recipientId == null ? callId.toString() : recipientId.toString();
        }

        @Override
        public String toString() {
            return "ProviderTranscript[" + callId + "]";
        }
    }

    /**
     * A scheduled slot has its one outcome.
     *
     * @param outcome the deciding call's outcome; null if the window closed without one (expired)
     */
    record SlotClosed(
            UUID slotId,
            RecipientId recipientId,
            @Nullable DialogueId dialogueId,
            @Nullable CallOutcome outcome,
            Instant scheduledFor,
            Instant at)
            implements CallEvent {
        @Override
        public String key() {
            return recipientId.toString();
        }
    }

    /** What became of a message handed to the carrier. */
    record MessageStatus(
            String messageId,
            @Nullable RecipientId recipientId,
            String status,
            @Nullable Integer errorCode,
            Instant at) implements CallEvent {
        @Override
        public String key() {
            return recipientId == null ? messageId : recipientId.toString();
        }
    }

    /** Somebody answered a message. */
    record MessageReceived(String messageId, @Nullable RecipientId recipientId, String from, String body, Instant at)
            implements CallEvent {
        @Override
        public String key() {
            return recipientId == null ? messageId : recipientId.toString();
        }

        @Override
        public String toString() {
            return "MessageReceived[" + messageId + "]";
        }
    }

    /** telephony has erased what it kept of a person. */
    record ErasureDone(RecipientId recipientId, Instant at) implements CallEvent {
        @Override
        public String key() {
            return recipientId.toString();
        }
    }

    /** A type this version does not know; skipped, so that a publisher may add types. */
    record Unknown() implements CallEvent {
        @Override
        public String key() {
            return "";
        }
    }
}
