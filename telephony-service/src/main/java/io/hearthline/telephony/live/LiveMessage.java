package io.hearthline.telephony.live;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.hearthline.contracts.concern.ConcernStatus;
import io.hearthline.contracts.health.Severity;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.ConcernId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.session.CallKind;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.contracts.transcript.Turn;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What readers of the live feed are told. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = LiveMessage.Ready.class, name = "ready"),
    @JsonSubTypes.Type(value = LiveMessage.CallStatus.class, name = "call.status"),
    @JsonSubTypes.Type(value = LiveMessage.CallTurn.class, name = "call.turn"),
    @JsonSubTypes.Type(value = LiveMessage.CallConcern.class, name = "call.concern"),
    @JsonSubTypes.Type(value = LiveMessage.CampaignProgress.class, name = "campaign.progress"),
    @JsonSubTypes.Type(value = LiveMessage.Failure.class, name = "error")
})
sealed interface LiveMessage {
    /** Of one person's call; told to those who may see the person. */
    sealed interface OfCall extends LiveMessage {
        CallId callId();

        /** Null if nobody is registered under the number: for operators only. */
        @Nullable
        RecipientId recipientId();
    }

    /**
     * The reader is let in; nothing that happens from now on is missed.
     *
     * @param expiresAt a new token must have come by then
     */
    record Ready(Instant expiresAt) implements LiveMessage {}

    /**
     * How far a call is.
     *
     * @param callSid the carrier's id; our own while there is none
     * @param outcome null until it is over
     * @param duration seconds from answer to end; null if it is not over or was not answered
     */
    record CallStatus(
            String callSid,
            CallId callId,
            @Nullable RecipientId recipientId,
            CallKind kind,
            Status status,
            @Nullable CallOutcome outcome,
            @Nullable Long duration,
            Instant at)
            implements OfCall {}

    /** One utterance; the same number again is its better wording. */
    record CallTurn(String callSid, CallId callId, @Nullable RecipientId recipientId, Turn turn, Instant at)
            implements OfCall {
        @Override
        public String toString() {
            return "CallTurn[" + callId + "]";
        }
    }

    /**
     * Something dangerous may have been said, was confirmed or denied.
     *
     * @param label of its category, in words
     * @param severity null where a denial came
     * @param provisional true while it may have been the greeting of a machine
     */
    record CallConcern(
            String callSid,
            CallId callId,
            @Nullable RecipientId recipientId,
            ConcernId concernId,
            String category,
            String label,
            @Nullable Severity severity,
            ConcernStatus status,
            boolean provisional,
            Instant at)
            implements OfCall {}

    /** How far a campaign is; for operators. */
    record CampaignProgress(UUID campaignId, String status, int total, int done, int failed, Instant timestamp)
            implements LiveMessage {}

    /**
     * Something the reader sent was not taken.
     *
     * @param code for programs
     * @param message for people; never repeats what was sent
     * @param context which command it was about
     */
    record Failure(String code, String message, Instant timestamp, String context) implements LiveMessage {}

    /** As the carrier of old called it. */
    enum Status {
        @JsonProperty("initiating")
        INITIATING,
        @JsonProperty("ringing")
        RINGING,
        @JsonProperty("in-progress")
        IN_PROGRESS,
        @JsonProperty("completed")
        COMPLETED,
        @JsonProperty("failed")
        FAILED;

        /** A call nobody and nothing answered has failed. */
        static Status of(CallOutcome outcome) {
            return switch (outcome) {
                case COMPLETED, PARTIAL, DECLINED, WRONG_PERSON, OPTED_OUT, VOICEMAIL, SCREENED -> COMPLETED;
                case NO_ANSWER, BUSY, FAILED, CANCELED -> FAILED;
            };
        }
    }
}
