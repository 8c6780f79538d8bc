package io.hearthline.llm.understanding;

import org.jspecify.annotations.Nullable;

/** What an utterance is in answer to a question. */
public sealed interface Reading {
    /** @param confidence 0 to 1 */
    record Answered(Value value, double confidence) implements Reading {}

    /** Speaks to the question; no single value can be taken. */
    record Uncertain() implements Reading {}

    /** Would rather not say. */
    record Refused() implements Reading {}

    /** Wants it repeated or explained. */
    record Asks() implements Reading {}

    /** Wants the call to end; a value said in the same breath is kept. */
    record Stop(@Nullable Value value) implements Reading {}

    /** About another matter. */
    record OffTopic() implements Reading {}

    /** Nothing was said. */
    record Silent() implements Reading {}
}
