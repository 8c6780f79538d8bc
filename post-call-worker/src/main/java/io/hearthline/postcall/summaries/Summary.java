package io.hearthline.postcall.summaries;

import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.session.CallOutcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a caregiver reads of a call first.
 *
 * @param headline one sentence
 * @param claims every sentence of the text with the turns it rests on
 * @param author {@code rules}, or the model's name
 */
public record Summary(
        CallId callId,
        DialogueId dialogueId,
        @Nullable RecipientId recipientId,
        String headline,
        List<Claim> claims,
        String author,
        CallOutcome outcome,
        Instant at) {
    public Summary {
        claims = List.copyOf(claims);
    }

    /** @param turns numbers of the turns it rests on */
    public record Claim(String text, List<Integer> turns) {
        public Claim {
            turns = List.copyOf(turns);
        }

        @Override
        public String toString() {
            return "Claim" + turns;
        }
    }

    /** All claims as one text; the headline where there is none. */
    public String text() {
        return claims.isEmpty()
                ? headline
                : String.join(" ", claims.stream().map(Claim::text).toList());
    }

    @Override
    public String toString() {
        return "Summary[" + callId + "]";
    }
}
