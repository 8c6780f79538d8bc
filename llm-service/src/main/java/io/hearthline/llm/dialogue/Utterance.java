package io.hearthline.llm.dialogue;

import io.hearthline.llm.understanding.Words;
import java.time.LocalDate;

/**
 * What the person said in one turn; empty if they stayed silent.
 *
 * @param text as it was heard, keys as {@link Keypad} tells them
 * @param today the person's own date
 * @param provisional true while a machine may be talking
 */
public record Utterance(String text, LocalDate today, boolean provisional) {
    public Utterance(String text, LocalDate today) {
        this(text, today, false);
    }

    /** The text with every key as the word it stands for. */
    public String spoken() {
        return Keypad.spoken(text);
    }

    public Words words() {
        return Words.of(spoken());
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
