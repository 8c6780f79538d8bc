package io.hearthline.portal.clients;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.hearthline.contracts.concern.ConcernStatus;
import io.hearthline.contracts.health.Severity;
import io.hearthline.contracts.ids.AlertId;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.transcript.Turn;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the worker keeps of calls, in the shape of its API. */
public final class Kept {
    private Kept() {}

    /** Several summaries. */
    public record Summaries(
            @JsonSetter(nulls = Nulls.AS_EMPTY) List<Summary> summaries) {
        public Summaries {
            summaries = List.copyOf(summaries);
        }
    }

    /**
     * What a call was about.
     *
     * @param headline one sentence
     * @param text the whole of it
     * @param claims its sentences with what they rest on
     * @param author {@code rules} or a model's name
     */
    public record Summary(
            CallId callId,
            int revision,
            String headline,
            @JsonSetter(nulls = Nulls.AS_EMPTY) String text,
            @JsonSetter(nulls = Nulls.AS_EMPTY) List<Claim> claims,
            @JsonSetter(nulls = Nulls.AS_EMPTY) String author) {
        public Summary {
            claims = List.copyOf(claims);
        }

        /** Never the words. */
        @Override
        public String toString() {
            return "Summary[" + callId + "]";
        }
    }

    /** @param turns numbers of the turns it rests on */
    public record Claim(
            String text, @JsonSetter(nulls = Nulls.AS_EMPTY) List<Integer> turns) {
        public Claim {
            turns = List.copyOf(turns);
        }

        /** Never the words. */
        @Override
        public String toString() {
            return "Claim" + turns;
        }
    }

    /** What was said, and what was worrying in it. */
    public record CallTranscript(
            CallId callId,
            @JsonSetter(nulls = Nulls.AS_EMPTY) List<Turn> turns,
            @JsonSetter(nulls = Nulls.AS_EMPTY) List<Concern> concerns) {
        public CallTranscript {
            turns = List.copyOf(turns);
            concerns = List.copyOf(concerns);
        }

        /** Never the words. */
        @Override
        public String toString() {
            return "CallTranscript[" + callId + "]";
        }
    }

    /** @param label the category in words */
    public record Concern(String category, @Nullable String label, ConcernStatus status, Severity severity) {}

    /** A dialogue's answers. */
    public record HealthRecord(
            int revision,
            boolean partial,
            @Nullable Severity severity,
            @JsonSetter(nulls = Nulls.AS_EMPTY) List<Entry> answers) {
        public HealthRecord {
            answers = List.copyOf(answers);
        }

        /** Never the answers. */
        @Override
        public String toString() {
            return "HealthRecord[" + revision + "]";
        }
    }

    /**
     * One answer.
     *
     * @param ask the question as it was asked
     * @param display the value in words
     * @param said the person's own words
     * @param reason why the severity is what it is
     * @param turn number of the turn it was said in
     */
    public record Entry(
            String questionId,
            @Nullable String ask,
            @Nullable String display,
            @Nullable String said,
            double confidence,
            @Nullable String reader,
            @Nullable Severity severity,
            @Nullable String reason,
            @Nullable Integer turn) {
        /** Never the words. */
        @Override
        public String toString() {
            return "Entry[" + questionId + "]";
        }
    }

    /**
     * A page of alerts, newest first.
     *
     * @param next where the next page begins, null if this is the last
     */
    public record Alerts(
            @JsonSetter(nulls = Nulls.AS_EMPTY) List<Alert> alerts,
            @Nullable String next) {
        public Alerts {
            alerts = List.copyOf(alerts);
        }
    }

    /**
     * @param callId null where no call led to it
     * @param why in words for a caregiver
     * @param level how often it was passed on because nobody had acknowledged it
     * @param nextAt when it is passed on next
     * @param unacknowledgedAt since when nobody is left to be told
     */
    public record Alert(
            AlertId alertId,
            @Nullable RecipientId recipientId,
            @Nullable CallId callId,
            Severity severity,
            @Nullable String why,
            String status,
            Instant openedAt,
            @Nullable Instant acknowledgedAt,
            @Nullable String outcome,
            int level,
            @Nullable Instant nextAt,
            @Nullable Instant unacknowledgedAt) {
        /** Never why. */
        @Override
        public String toString() {
            return "Alert[" + alertId + "]";
        }
    }
}
