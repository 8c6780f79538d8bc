package io.hearthline.contracts.health;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalDouble;
import java.util.stream.StreamSupport;

/**
 * One comparison of an answer with a value of the bank.
 *
 * @param op {@code <, <=, >, >=, ==, !=, in}; the operators that look back ({@code delta_gte, delta_lte, avg_lt, avg_gt,
 *     streak_gte}) need earlier answers and never hold here
 */
public record Condition(String op, JsonNode value) {

    /** True if the answer alone satisfies the comparison. */
    public boolean holds(Answer answer) {
        return switch (op) {
            case "<", "<=", ">", ">=" -> {
                OptionalDouble number = number(answer);
                yield number.isPresent() && compares(number.getAsDouble());
            }
            case "==" -> same(answer, value);
            case "!=" -> hasValue(answer) && !same(answer, value);
            case "in" -> StreamSupport.stream(value.spliterator(), false).anyMatch(v -> same(answer, v));
            default -> false;
        };
    }

    private boolean compares(double number) {
        double limit = value.asDouble();
        return switch (op) {
            case "<" -> number < limit;
            case "<=" -> number <= limit;
            case ">" -> number > limit;
            default -> number >= limit;
        };
    }

    /** The answer as a number, if it is one. */
    public static OptionalDouble number(Answer answer) {
        return switch (answer) {
            case Answer.Scale(var n) -> OptionalDouble.of(n);
            case Answer.Amount(var n, var _) -> OptionalDouble.of(n);
            case Answer.YesNo _, Answer.Choice _, Answer.Text _, Answer.Refused _, Answer.Unclear _, Answer.Unknown _ ->
                OptionalDouble.empty();
        };
    }

    private static boolean hasValue(Answer answer) {
        return !(answer instanceof Answer.Refused
                || answer instanceof Answer.Unclear
                || answer instanceof Answer.Unknown);
    }

    private static boolean same(Answer answer, JsonNode value) {
        return switch (answer) {
            case Answer.Scale(var n) -> value.isNumber() && value.asDouble() == n;
            case Answer.Amount(var n, var _) -> value.isNumber() && value.asDouble() == n;
            case Answer.YesNo(var yes) -> value.isBoolean() && value.asBoolean() == yes;
            case Answer.Choice(var choice) -> choice.equalsIgnoreCase(value.asText());
            case Answer.Text _, Answer.Refused _, Answer.Unclear _, Answer.Unknown _ -> false;
        };
    }
}
