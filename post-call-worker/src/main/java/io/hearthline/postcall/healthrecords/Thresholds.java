package io.hearthline.postcall.healthrecords;

import io.hearthline.contracts.health.Answer;
import io.hearthline.contracts.health.Condition;
import io.hearthline.contracts.health.HealthQuestion;
import io.hearthline.contracts.health.Severity;
import io.hearthline.contracts.health.Threshold;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Measures an answer against the limits of its question: every limit is tried and the highest severity wins. Look-backs
 * count calendar days in the person's zone, as "a day" between two morning calls is rarely 24 hours. A value outside the
 * question's own range is never alarmed on.
 * Source of the operators: the {@code meta} block of the question bank.
 */
public final class Thresholds {
    /** One or two nights are no average. */
    private static final int FEWEST_FOR_AVERAGE = 3;

    /** An answer of another day. */
    public record Earlier(Answer answer, Instant at) {}

    /**
     * What an answer amounts to.
     *
     * @param reason of the highest limit passed; null if none was
     */
    public record Assessment(Severity severity, @Nullable String reason) {
        static final Assessment CALM = new Assessment(Severity.INFO, null);
    }

    private final ZoneId zone;

    /** @param zone the person's */
    public Thresholds(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * Assesses an answer.
     *
     * @param earlier the person's earlier answers to the same question, oldest first
     */
    public Assessment assess(HealthQuestion question, Answer answer, Instant at, List<Earlier> earlier) {
        if (!inRange(question, answer)) {
            return Assessment.CALM;
        }
        Assessment highest = Assessment.CALM;
        for (Threshold threshold : question.basics().thresholds()) {
            boolean graver = highest.reason() == null || threshold.severity().compareTo(highest.severity()) > 0;
            if (graver && passed(threshold, answer, at, earlier)) {
                highest = new Assessment(threshold.severity(), threshold.reason());
            }
        }
        return highest;
    }

    private static boolean inRange(HealthQuestion question, Answer answer) {
        OptionalDouble number = Condition.number(answer);
        if (number.isEmpty()) {
            return true;
        }
        double value = number.getAsDouble();
        return switch (question) {
            case HealthQuestion.Scale scale -> value >= scale.min() && value <= scale.max();
            case HealthQuestion.Amount amount -> value >= amount.min() && value <= amount.max();
            case HealthQuestion.YesNo _, HealthQuestion.Choice _, HealthQuestion.Text _ -> true;
        };
    }

    private boolean passed(Threshold threshold, Answer answer, Instant at, List<Earlier> earlier) {
        return switch (threshold.op()) {
            case "delta_gte" -> delta(threshold, answer, at, earlier, true);
            case "delta_lte" -> delta(threshold, answer, at, earlier, false);
            case "avg_lt" -> average(threshold, answer, at, earlier, true);
            case "avg_gt" -> average(threshold, answer, at, earlier, false);
            case "streak_gte" -> streak(threshold, answer, earlier);
            default -> threshold.condition().holds(answer);
        };
    }

    private boolean delta(Threshold threshold, Answer answer, Instant at, List<Earlier> earlier, boolean rise) {
        OptionalDouble own = mean(window(threshold, at, earlier));
        OptionalDouble now = Condition.number(answer);
        if (own.isEmpty() || now.isEmpty()) {
            return false;
        }
        double change = now.getAsDouble() - own.getAsDouble();
        double limit = threshold.value().asDouble();
        return rise ? change >= limit : change <= limit;
    }

    private boolean average(Threshold threshold, Answer answer, Instant at, List<Earlier> earlier, boolean below) {
        OptionalDouble now = Condition.number(answer);
        if (now.isEmpty()) {
            return false;
        }
        List<Double> values = new ArrayList<>(window(threshold, at, earlier));
        values.add(now.getAsDouble());
        double mean = mean(values).orElseThrow();
        double limit = threshold.value().asDouble();
        return values.size() >= FEWEST_FOR_AVERAGE && (below ? mean < limit : mean > limit);
    }

    private List<Double> window(Threshold threshold, Instant at, List<Earlier> earlier) {
        int days = Objects.requireNonNullElse(threshold.windowDays(), 0);
        LocalDate from = at.atZone(zone).toLocalDate().minusDays(days);
        return earlier.stream()
                .filter(e -> !e.at().atZone(zone).toLocalDate().isBefore(from))
                .map(e -> Condition.number(e.answer()))
                .filter(OptionalDouble::isPresent)
                .map(OptionalDouble::getAsDouble)
                .toList();
    }

    private static OptionalDouble mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average();
    }

    /** A refusal or an unclear answer neither counts nor breaks a streak. */
    private static boolean streak(Threshold threshold, Answer answer, List<Earlier> earlier) {
        int wanted = threshold.value().asInt();
        List<String> match = Objects.requireNonNullElse(threshold.match(), List.of());
        int count = 0;
        for (int i = earlier.size(); i >= 0 && count < wanted; i--) {
            Answer each = i == earlier.size() ? answer : earlier.get(i).answer();
            String value = word(each);
            if (value == null && i == earlier.size()) {
                return false;
            }
            if (value != null && match.stream().noneMatch(value::equalsIgnoreCase)) {
                return false;
            }
            count += value == null ? 0 : 1;
        }
        return count >= wanted;
    }

    private static @Nullable String word(Answer answer) {
        return switch (answer) {
            case Answer.Choice(var value) -> value;
            case Answer.Text(var value) -> value;
            case Answer.YesNo(var yes) -> yes ? "yes" : "no";
            case Answer.Scale(var value) -> Integer.toString(value);
            case Answer.Amount(var value, var _) -> Display.number(value);
            case Answer.Refused _, Answer.Unclear _, Answer.Unknown _ -> null;
        };
    }
}
