package io.hearthline.llm.dialogue;

import io.hearthline.llm.understanding.Words;
import java.time.LocalDate;

/**
 * What the person said in one turn; empty if they stayed silent.
 *
 * @param today the person's own date
 */
public record Utterance(String text, LocalDate today) {
    public Words words() {
        return Words.of(text);
    }

    public boolean silent() {
        return words().silent();
    }

    /** Never the words. */
    @Override
    public String toString() {
        return "Utterance[…]";
    }
}
