package io.hearthline.llm.understanding;

import java.time.LocalTime;

/** One value taken from an utterance. */
public sealed interface Value {
    record Amount(double value) implements Value {}

    record Flag(boolean value) implements Value {}

    record Option(String value) implements Value {}

    /** Blood pressure, mm[Hg]. */
    record Pressure(int systolic, int diastolic) implements Value {}

    record Clock(LocalTime value) implements Value {}

    /** Free words: the utterance itself is the answer. */
    record Free() implements Value {}
}
