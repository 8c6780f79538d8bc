package io.hearthline.llm.understanding;

import io.hearthline.contracts.health.HealthQuestion;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What kind of answer a question asks for. Ends are inclusive. */
public sealed interface Expected {
    /** The wording that was spoken. */
    String ask();

    record Scale(String ask, int min, int max) implements Expected {}

    /** @param unit UCUM; null if it has none */
    record Amount(
            String ask, double min, double max, @Nullable String unit) implements Expected {}

    /** A span of time in {@code unit}: min, h or d. */
    record Duration(String ask, double min, double max, String unit) implements Expected {}

    record Pressure(String ask) implements Expected {}

    /** A time of day; the window settles a.m. or p.m. and may pass midnight. */
    record Time(
            String ask, @Nullable LocalTime from, @Nullable LocalTime to) implements Expected {}

    record YesNo(String ask) implements Expected {}

    record Choice(String ask, List<String> choices) implements Expected {}

    record Text(String ask) implements Expected {}

    /** The kind a question of the bank asks for. */
    static Expected of(HealthQuestion question) {
        return switch (question) {
            case HealthQuestion.Scale(var _, var min, var max) -> new Scale(question.ask(), min, max);
            case HealthQuestion.YesNo _ -> new YesNo(question.ask());
            case HealthQuestion.Amount(var basics, var min, var max) ->
                new Amount(question.ask(), min, max, basics.unit());
            case HealthQuestion.Choice(var _, var choices) -> new Choice(question.ask(), choices);
            case HealthQuestion.Text _ -> new Text(question.ask());
        };
    }
}
