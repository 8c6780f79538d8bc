package io.hearthline.postcall.records;

import io.hearthline.contracts.health.Answer;
import io.hearthline.contracts.health.Severity;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.ids.RecipientId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A health record as callers read it. */
public record RecordView(
        DialogueId dialogueId,
        CallId callId,
        @Nullable RecipientId recipientId,
        int revision,
        boolean partial,
        boolean imported,
        Severity severity,
        Instant at,
        List<AnswerView> answers) {

    /**
     * One answer.
     *
     * @param turn the turn it was given in; null if it cannot be told
     */
    public record AnswerView(
            String questionId,
            String ask,
            Answer answer,
            String display,
            String said,
            double confidence,
            String reader,
            Severity severity,
            @Nullable String reason,
            @Nullable String unit,
            @Nullable String loinc,
            @Nullable Integer turn) {
        @Override
        public String toString() {
            return "AnswerView[" + questionId + "]";
        }
    }

    /** A page of them. */
    public record Page(List<RecordView> records, @Nullable String next) {}

    @Override
    public String toString() {
        return "RecordView[" + dialogueId + "]";
    }
}
