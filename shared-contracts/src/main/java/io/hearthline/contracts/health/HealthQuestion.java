package io.hearthline.contracts.health;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A question of the bank, by the kind of answer it asks for. */
public sealed interface HealthQuestion {
    Basics basics();

    default String id() {
        return basics().id();
    }

    /** The wording, spoken to the letter. */
    default String ask() {
        return basics().ask();
    }

    /**
     * What every question has.
     *
     * @param condition the condition it belongs to, {@code general} for everybody
     * @param unit UCUM, null if it has none
     * @param loinc a verified code, null if there is none or it was not verified
     * @param instrument id of the instrument it is an item of
     * @param source where wording and limits come from
     */
    record Basics(
            String id,
            String condition,
            String ask,
            @Nullable String unit,
            @Nullable String loinc,
            List<Threshold> thresholds,
            @Nullable FollowUp followUp,
            String frequency,
            @Nullable String instrument,
            @Nullable String source) {}

    /** @param askIds questions to ask next when the answer satisfies {@code when} */
    record FollowUp(Condition when, List<String> askIds) {}

    /** Both ends inclusive. */
    record Scale(Basics basics, int min, int max) implements HealthQuestion {}

    record YesNo(Basics basics) implements HealthQuestion {}

    /** Both ends inclusive. */
    record Amount(Basics basics, double min, double max) implements HealthQuestion {}

    record Choice(Basics basics, List<String> choices) implements HealthQuestion {}

    record Text(Basics basics) implements HealthQuestion {}
}
