package io.hearthline.llm.health;

import io.hearthline.contracts.health.Answer;
import io.hearthline.contracts.health.HealthQuestion;
import io.hearthline.llm.understanding.Value;

/** Turns what was read into the answer of a question. */
public final class Answers {
    private Answers() {}

    /** @param said the person's own words */
    public static Answer of(HealthQuestion question, Value value, String said) {
        return switch (value) {
            case Value.Amount(var n) ->
                question instanceof HealthQuestion.Scale
                        ? new Answer.Scale((int) n)
                        : new Answer.Amount(n, question.basics().unit());
            case Value.Flag(var yes) -> new Answer.YesNo(yes);
            case Value.Option(var choice) -> new Answer.Choice(choice);
            case Value.Pressure(var systolic, var diastolic) -> new Answer.Text(systolic + "/" + diastolic);
            case Value.Clock(var time) -> new Answer.Text(time.toString());
            case Value.Free() -> new Answer.Text(said);
        };
    }

    /** What kind of answer helps. */
    static String hint(HealthQuestion question) {
        return switch (question) {
            case HealthQuestion.Scale(var _, var min, var max) -> "A number from " + min + " to " + max + " is fine.";
            case HealthQuestion.Amount _ -> "A number is fine, as near as you can say.";
            case HealthQuestion.YesNo _ -> "A yes or a no is fine.";
            case HealthQuestion.Choice _, HealthQuestion.Text _ -> "In your own words.";
        };
    }
}
