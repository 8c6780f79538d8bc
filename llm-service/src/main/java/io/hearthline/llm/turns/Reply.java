package io.hearthline.llm.turns;

import io.hearthline.contracts.session.CallOutcome;
import org.jspecify.annotations.Nullable;

/**
 * What a turn answers, the same every time it is asked for.
 *
 * @param end true if the call ends after it
 * @param listens true if the voice engine may stay silent instead
 * @param reason why, for the voice engine's tool; never the person's words
 * @param outcome how the dialogue ended the call; null if telephony decides
 */
public record Reply(
        String text,
        boolean end,
        boolean listens,
        @Nullable String reason,
        @Nullable CallOutcome outcome) {
    @Override
    public String toString() {
        return "Reply[end=" + end + "]";
    }
}
