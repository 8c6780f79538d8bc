package io.hearthline.llm.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearthline.llm.understanding.AnswerReader;
import io.hearthline.llm.understanding.Reading;
import io.hearthline.llm.understanding.Value;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How the reading of answers does on a set of cases. Status and value must both be right, a number within 0.1. */
final class AnswerScore {
    /** The clock the cases are written for. */
    private static final LocalDateTime NOW = LocalDateTime.of(2026, 3, 20, 10, 0);

    private static final double TOLERANCE = 0.1 + 1e-9;

    private final Map<String, int[]> byType = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();
    private int cases;

    private AnswerScore() {}

    static AnswerScore of(List<AnswerCase> cases) {
        AnswerScore score = new AnswerScore();
        cases.forEach(score::count);
        return score;
    }

    private void count(AnswerCase each) {
        Reading reading = AnswerReader.read(each.question(), each.utterance(), NOW);
        Value value = value(reading);
        boolean right = status(reading).equals(each.status()) && same(each.value(), value);
        int[] tally = byType.computeIfAbsent(each.type(), _ -> new int[2]);
        tally[0] += right ? 1 : 0;
        tally[1]++;
        cases++;
        if (!right) {
            wrong.add(each.id() + " \"" + each.utterance() + "\": " + status(reading) + shown(value) + " instead of "
                    + each.status() + (each.value() == null ? "" : " " + each.value()));
        }
    }

    private static @Nullable Value value(Reading reading) {
        return switch (reading) {
            case Reading.Answered(var value, var _) -> value;
            case Reading.Stop(var value) -> value;
            case Reading.Uncertain _, Reading.Refused _, Reading.Asks _, Reading.OffTopic _, Reading.Silent _ -> null;
        };
    }

    private static String status(Reading reading) {
        return switch (reading) {
            case Reading.Answered _ -> "answered";
            case Reading.Uncertain _ -> "uncertain";
            case Reading.Refused _ -> "refused";
            case Reading.Asks _ -> "asks";
            case Reading.Stop _ -> "stop";
            case Reading.OffTopic _ -> "off_topic";
            case Reading.Silent _ -> "silent";
        };
    }

    private static boolean same(@Nullable JsonNode expected, @Nullable Value value) {
        if (value == null || value instanceof Value.Free) {
            return expected == null;
        }
        if (expected == null) {
            return false;
        }
        return switch (value) {
            case Value.Amount(var n) -> expected.isNumber() && Math.abs(expected.asDouble() - n) <= TOLERANCE;
            case Value.Flag(var yes) -> expected.isBoolean() && expected.asBoolean() == yes;
            case Value.Option(var choice) -> expected.asText().equals(choice);
            case Value.Pressure(var systolic, var diastolic) ->
                expected.path("systolic").asInt() == systolic
                        && expected.path("diastolic").asInt() == diastolic;
            case Value.Clock(var time) -> expected.asText().equals(time.toString());
            case Value.Free() -> false;
        };
    }

    private static String shown(@Nullable Value value) {
        return switch (value) {
            case null -> "";
            case Value.Amount(var n) -> " " + n;
            case Value.Flag(var yes) -> " " + yes;
            case Value.Option(var choice) -> " " + choice;
            case Value.Pressure(var systolic, var diastolic) -> " " + systolic + "/" + diastolic;
            case Value.Clock(var time) -> " " + time;
            case Value.Free() -> "";
        };
    }

    double accuracy() {
        return cases == 0 ? 1 : 1 - (double) wrong.size() / cases;
    }

    List<String> wrong() {
        return List.copyOf(wrong);
    }

    /** The lines to print; the last is for programs. */
    List<String> report() {
        List<String> lines = new ArrayList<>();
        wrong.forEach(w -> lines.add("miss  " + w));
        byType.forEach((type, tally) -> lines.add(String.format(
                Locale.ROOT, "%-15s %4d of %4d  %.3f", type, tally[0], tally[1], (double) tally[0] / tally[1])));
        lines.add(String.format(Locale.ROOT, "accuracy=%.3f n=%d", accuracy(), cases));
        return lines;
    }
}
