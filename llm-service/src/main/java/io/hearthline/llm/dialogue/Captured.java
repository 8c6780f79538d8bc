package io.hearthline.llm.dialogue;

import io.hearthline.contracts.health.Answer;

/**
 * An answer as it was understood.
 *
 * @param said the person's own words
 * @param confidence 0 to 1
 * @param reader who read the words
 */
public record Captured(Answer answer, String said, double confidence, String reader) {
    @Override
    public String toString() {
        return "Captured[" + answer.getClass().getSimpleName() + "]";
    }
}
