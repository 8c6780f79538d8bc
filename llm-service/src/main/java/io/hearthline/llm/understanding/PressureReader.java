package io.hearthline.llm.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes a blood pressure; both numbers are needed, and of several readings the last counts. */
final class PressureReader {
    private static final Pattern OTHER =
            Pattern.compile("\\b(?:pulse|heart rate|heartbeat|at|around)\\b(?: was| is| of)? .*$");
    private static final Pattern SPLIT = Pattern.compile("(\\d)/(\\d)");

    private PressureReader() {}

    /** Null if there is no number at all. */
    static @Nullable Reading read(Words words) {
        String text = SPLIT.matcher(words.paused()).replaceAll("$1 over $2");
        text = OTHER.matcher(text).replaceAll("").replace("?", " ");
        List<String> tokens = List.of(text.strip().split("\\s+"));
        List<Numbers.Found> found = Numbers.in(tokens, new Numbers.Style(true, true, false));
        List<Double> values = new ArrayList<>(
                found.stream().map(Numbers.Found::value).filter(v -> v >= 20).toList());
        if (values.isEmpty()) {
            return found.isEmpty() ? null : new Reading.Uncertain();
        }
        if (values.size() == 1) {
            return joined(values.getFirst());
        }
        double first = values.get(values.size() - 2);
        double second = values.getLast();
        if (words.plain().matches(".*\\bbottom\\b.*\\btop\\b.*")) {
            double swap = first;
            first = second;
            second = swap;
        }
        return pressure(first, second);
    }

    private static Reading joined(double value) {
        return value > 1000 ? pressure(Math.floor(value / 100), value % 100) : new Reading.Uncertain();
    }

    private static Reading pressure(double systolic, double diastolic) {
        boolean possible =
                systolic > diastolic && systolic >= 50 && systolic <= 300 && diastolic >= 20 && diastolic <= 200;
        return possible
                ? new Reading.Answered(new Value.Pressure((int) systolic, (int) diastolic), 0.95)
                : new Reading.Uncertain();
    }
}
