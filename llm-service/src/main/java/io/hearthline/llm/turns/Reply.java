package io.hearthline.llm.turns;

import io.hearthline.contracts.session.CallOutcome;
import org.jspecify.annotations.Nullable;

/**
 * What a turn answers, the same every time it is asked for.
 *
 * @param end true if the call ends after it
 * @param reason why, for the voice engine's tool; never the person's words
 * @param outcome how the dialogue ended the call; null if telephony decides
 */
public record Reply(
        String text,
        boolean end,
        @Nullable String reason,
        @Nullable CallOutcome outcome) {
    @Override
    public String toString() {
        return "Reply[end=" + end + "]";
    }
}
