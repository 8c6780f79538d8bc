package io.hearthline.postcall.healthrecords;

import io.hearthline.contracts.health.Answer;
import io.hearthline.contracts.health.Severity;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.ids.RecipientId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a dialogue's answers say.
 *
 * @param callId the call of the latest answer
 * @param partial true if not every planned question was reached
 * @param severity the highest of its answers
 * @param at when the latest answer was given
 */
public record HealthRecord(
        DialogueId dialogueId,
        CallId callId,
        @Nullable RecipientId recipientId,
        boolean partial,
        Severity severity,
        boolean imported,
        Instant at,
        List<Entry> answers) {
    public HealthRecord {
        answers = List.copyOf(answers);
    }

    /**
     * One answer of the record.
     *
     * @param ask the question as it was asked
     * @param display the value in words, with its unit
     * @param said the person's own words
     * @param reason why the severity is what it is; null if no limit was passed
     * @param unit UCUM
     * @param loinc a verified code
     */
    public record Entry(
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
            Instant at,
            CallId callId) {
        @Override
        public String toString() {
            return "Entry[" + questionId + "]";
        }
    }

    @Override
    public String toString() {
        return "HealthRecord[" + dialogueId + "]";
    }
}
