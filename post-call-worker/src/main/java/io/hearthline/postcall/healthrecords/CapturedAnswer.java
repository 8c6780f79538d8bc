package io.hearthline.postcall.healthrecords;

import io.hearthline.contracts.health.Answer;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.ids.RecipientId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The latest answer to a question of a dialogue.
 *
 * @param said the person's own words
 */
public record CapturedAnswer(
        DialogueId dialogueId,
        String questionId,
        CallId callId,
        @Nullable RecipientId recipientId,
        Answer answer,
        String said,
        double confidence,
        String reader,
        boolean imported,
        Instant at) {
    @Override
    public String toString() {
        return "CapturedAnswer[" + dialogueId + " " + questionId + "]";
    }
}
