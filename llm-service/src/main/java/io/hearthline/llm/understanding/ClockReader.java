package io.hearthline.llm.understanding;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes a time of day; the half of the day is stated or settled by the question's window. */
final class ClockReader {
    private static final String NUMBER =
            "(\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|twenty five|a quarter|quarter|half)";
    private static final String HOUR = "(\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)";
    private static final Pattern PAST =
            Pattern.compile("\\b" + NUMBER + "(?: minutes)? (past|after|to|of|till|before) " + HOUR + "\\b");
    private static final Pattern DIGITS = Pattern.compile("\\b(\\d{1,2}):(\\d{2})\\b");
    private static final Pattern SPOKEN = Pattern.compile(
            "\\b" + HOUR
                    + "(?: (oh (?:one|two|three|four|five|six|seven|eight|nine)|(?:twenty|thirty|forty|fifty) (?:one|two|three|four|five|six|seven|eight|nine)|five|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|\\d{2}))?(?: o'clock)?\\b");
    private static final Pattern HALF = Pattern.compile("\\bhalf " + HOUR + "\\b");
    private static final Pattern EVENING =
            Pattern.compile("\\b(?:p\\.?m\\.?|afternoon|evening|at night|tonight)(?=\\b|$| )");
    private static final Pattern MORNING = Pattern.compile("\\b(?:a\\.?m\\.?|morning)(?=\\b|$| )");
    private static final Pattern CORRECTION =
            Pattern.compile(", no ,|\\b(?:no wait|i mean|make that|sorry|more like|actually)\\b");

    private final Words words;
    private final @Nullable LocalTime from;
    private final @Nullable LocalTime to;

    private final @Nullable LocalTime now;

    private ClockReader(Words words, @Nullable LocalTime from, @Nullable LocalTime to, @Nullable LocalTime now) {
        this.words = words;
        this.from = from;
        this.to = to;
        this.now = now;
    }

    /** Null if no time is named. */
    static @Nullable Reading read(
            Words words, @Nullable LocalTime from, @Nullable LocalTime to, @Nullable LocalTime now) {
        return new ClockReader(words, from, to, now).read();
    }

    private @Nullable Reading read() {
        String[] parts = CORRECTION.split(words.paused());
        String text = parts[parts.length - 1]
                .replaceAll("[,?]", " ")
                .replaceAll("\\s+", " ")
                .strip();
        text = text.replaceAll("(past|after|to|before|till) (?:midnight|midday|noon)", "$1 twelve");
        if (text.contains("midnight")) {
            return answered(LocalTime.MIDNIGHT);
        }
        if (text.matches(".*\\b(?:noon|midday)\\b.*")) {
            return answered(LocalTime.NOON);
        }
        LocalTime counted = ago(text);
        if (counted != null) {
            return answered(counted);
        }
        List<LocalTime> times = times(text);
        if (times.isEmpty()) {
            return null;
        }
        if (times.size() > 1 && text.matches(".*\\b(?:between .* and|or)\\b.*")) {
            return middle(times.get(0), times.get(1));
        }
        LocalTime settled = settled(times.getLast(), text);
        return settled == null ? new Reading.Uncertain() : answered(settled);
    }

    /** "Half an hour ago", counted back from now; null if no span is named or the time now is unknown. */
    private @Nullable LocalTime ago(String text) {
        if (now == null || !text.contains(" ago")) {
            return null;
        }
        List<String> before = List.of(text.substring(0, text.indexOf(" ago")).split(" "));
        LocalTime found = null;
        List<Numbers.Found> numbers = Numbers.in(before, Numbers.Style.PLAIN);
        for (int at = 0; at < before.size() && found == null; at++) {
            int from = at;
            Numbers.Found number =
                    numbers.stream().filter(n -> n.from() == from).findFirst().orElse(null);
            Numbers.Found span = Spans.at(before, at, number, "min");
            found = span == null ? null : now.minusMinutes(Math.round(span.value()));
        }
        return found;
    }

    private Reading middle(LocalTime one, LocalTime other) {
        LocalTime first = settled(one, words.plain());
        LocalTime second = settled(other, words.plain());
        if (first == null || second == null) {
            return new Reading.Uncertain();
        }
        long minutes = Math.floorMod(Duration.between(first, second).toMinutes(), 24 * 60L);
        return minutes > 120 ? new Reading.Uncertain() : answered(first.plusMinutes(minutes / 2));
    }

    private static Reading answered(LocalTime time) {
        return new Reading.Answered(new Value.Clock(time), 0.9);
    }

    private static List<LocalTime> times(String text) {
        List<LocalTime> times = new ArrayList<>();
        Matcher digits = DIGITS.matcher(text);
        while (digits.find()) {
            add(times, number(digits.group(1)), number(digits.group(2)));
        }
        Matcher past = PAST.matcher(text);
        while (times.isEmpty() && past.find()) {
            int minutes = minutes(past.group(1));
            boolean after = past.group(2).equals("past") || past.group(2).equals("after");
            int total = number(past.group(3)) * 60 + (after ? minutes : -minutes);
            add(times, Math.floorDiv(total, 60), Math.floorMod(total, 60));
        }
        Matcher half = HALF.matcher(text);
        while (times.isEmpty() && half.find()) {
            add(times, number(half.group(1)), 30);
        }
        Matcher spoken = SPOKEN.matcher(text);
        while (spoken.find()
                && !DIGITS.matcher(text).find()
                && !PAST.matcher(text).find()
                && !HALF.matcher(text).find()) {
            add(times, number(spoken.group(1)), spoken.group(2) == null ? 0 : number(spoken.group(2)));
        }
        return times;
    }

    private static void add(List<LocalTime> times, int hour, int minute) {
        if (hour >= 0 && hour < 24 && minute >= 0 && minute < 60) {
            times.add(LocalTime.of(hour, minute));
        }
    }

    private static int minutes(String text) {
        return switch (text) {
            case "quarter", "a quarter" -> 15;
            case "half" -> 30;
            default -> number(text);
        };
    }

    private static int number(String text) {
        String plain = text.startsWith("oh ") ? text.substring(3) : text;
        var found = Numbers.in(List.of(plain.split(" ")), Numbers.Style.PLAIN);
        return found.isEmpty() ? -1 : (int) found.getFirst().value();
    }

    private @Nullable LocalTime settled(LocalTime time, String text) {
        if (time.getHour() > 12) {
            return time;
        }
        LocalTime early = time.getHour() == 12 ? time.minusHours(12) : time;
        LocalTime late = early.plusHours(12);
        if (EVENING.matcher(text).find()) {
            return late;
        }
        if (MORNING.matcher(text).find()) {
            return early;
        }
        if (from == null || to == null) {
            return null;
        }
        return within(early) ? early : within(late) ? late : null;
    }

    private boolean within(LocalTime time) {
        if (from == null || to == null) {
            return false;
        }
        return from.isAfter(to) ? !time.isBefore(from) || !time.isAfter(to) : !time.isBefore(from) && !time.isAfter(to);
    }
}
