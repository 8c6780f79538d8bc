package io.hearthline.postcall.healthrecords;

import io.hearthline.contracts.health.Answer;
import io.hearthline.contracts.health.HealthQuestion;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer in words for people: the value with its unit. */
public final class Display {
    private static final Map<String, String> UNITS = Map.ofEntries(
            Map.entry("h", "hours"),
            Map.entry("d", "days"),
            Map.entry("min", "minutes"),
            Map.entry("{cups}", "cups"),
            Map.entry("{meals}", "meals"),
            Map.entry("{puffs}", "puffs"),
            Map.entry("{count}", "times"),
            Map.entry("/a", "in the past year"),
            Map.entry("/min", "a minute"),
            Map.entry("%", "%"),
            Map.entry("mm[Hg]", "mmHg"),
            Map.entry("mg/dL", "mg/dL"),
            Map.entry("[lb_av]", "lb"),
            Map.entry("[degF]", "°F"));

    private Display() {}

    /** @param question null if the bank no longer has it */
    public static String of(@Nullable HealthQuestion question, Answer answer) {
        return switch (answer) {
            case Answer.Scale(var value) ->
                question instanceof HealthQuestion.Scale scale ? value + " of " + scale.max() : Integer.toString(value);
            case Answer.YesNo(var yes) -> yes ? "Yes" : "No";
            case Answer.Amount(var value, var unit) -> amount(question, value, unit);
            case Answer.Choice(var value) -> value;
            case Answer.Text(var value) -> value;
            case Answer.Refused _ -> "Would rather not say";
            case Answer.Unclear _ -> "No clear answer";
            case Answer.Unknown _ -> "Not readable by this version";
        };
    }

    private static String amount(@Nullable HealthQuestion question, double value, @Nullable String unit) {
        String code = unit == null && question != null ? question.basics().unit() : unit;
        if (code == null) {
            return number(value);
        }
        String words =
                code.equals("{count}") && question != null && question.id().equals("hf.pillows")
                        ? "pillows"
                        : UNITS.getOrDefault(code, code.replaceAll("[{}\\[\\]]", ""));
        if (words.equals("%") || words.equals("°F")) {
            return number(value) + (words.equals("%") ? "%" : " °F");
        }
        boolean one = value == 1 && words.endsWith("s");
        return number(value) + " " + (one ? words.substring(0, words.length() - 1) : words);
    }

    /** Without a needless decimal point. */
    public static String number(double value) {
        BigDecimal rounded =
                BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.toPlainString();
    }
}
