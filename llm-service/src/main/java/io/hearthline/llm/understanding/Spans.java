package io.hearthline.llm.understanding;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Spans of time: "an hour and a half", "six hours and fifteen minutes", "since Tuesday". */
final class Spans {
    private static final double HOUR = 60;
    private static final double DAY = 24 * HOUR;
    private static final Map<String, Double> MINUTES = Map.ofEntries(
            Map.entry("minute", 1.0),
            Map.entry("minutes", 1.0),
            Map.entry("min", 1.0),
            Map.entry("mins", 1.0),
            Map.entry("hour", HOUR),
            Map.entry("hours", HOUR),
            Map.entry("hrs", HOUR),
            Map.entry("hr", HOUR),
            Map.entry("day", DAY),
            Map.entry("days", DAY),
            Map.entry("night", DAY),
            Map.entry("nights", DAY),
            Map.entry("week", 7 * DAY),
            Map.entry("weeks", 7 * DAY),
            Map.entry("fortnight", 14 * DAY),
            Map.entry("month", 30 * DAY),
            Map.entry("months", 30 * DAY),
            Map.entry("year", 365 * DAY),
            Map.entry("years", 365 * DAY));
    private static final Pattern SINCE = Pattern.compile(
            "\\bsince (?:last )?(yesterday|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\\b");

    private static final List<String> ORDINALS = List.of(
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
            "twenty first",
            "twenty second",
            "twenty third",
            "twenty fourth",
            "twenty fifth",
            "twenty sixth",
            "twenty seventh",
            "twenty eighth",
            "twenty ninth",
            "thirtieth",
            "thirty first");
    private static final String MONTH_NAME =
            "january|february|march|april|may|june|july|august|september|october|november|december";
    private static final String DAY_NAME =
            "twenty \\w+|thirty first|\\w+th|first|second|third|\\d{1,2}(?:st|nd|rd|th)?";
    private static final Pattern SINCE_DATE =
            Pattern.compile("\\bsince (?:the (?<day>" + DAY_NAME + ") (?:of )?(?<month>" + MONTH_NAME + ")|(?<first>"
                    + MONTH_NAME + ") (?:the )?(?<second>" + DAY_NAME + "))\\b");

    private Spans() {}

    static boolean isUnit(String word) {
        return MINUTES.containsKey(word);
    }

    /** True for a question whose unit is a span. */
    static boolean measures(@Nullable String unit) {
        return unit != null && (unit.equals("h") || unit.equals("min") || unit.equals("d"));
    }

    private static double minutesOf(String unit) {
        return switch (unit) {
            case "min" -> 1;
            case "h" -> HOUR;
            default -> DAY;
        };
    }

    /** A span that starts at a word, in the question's unit. */
    static Numbers.@Nullable Found at(List<String> words, int at, Numbers.@Nullable Found number, String unit) {
        String word = word(words, at);
        if (word.equals("half")
                && word(words, at + 1).startsWith("an")
                && word(words, at + 2).equals("hour")) {
            return found(0.5 * HOUR, at, at + 3, unit);
        }
        if (word.equals("half") && word(words, at + 1).equals("a") && isUnit(word(words, at + 2))) {
            return found(0.5 * MINUTES.getOrDefault(word(words, at + 2), HOUR), at, at + 3, unit);
        }
        if (word.equals("half") && word(words, at + 1).equals("hour")) {
            return found(0.5 * HOUR, at, at + 2, unit);
        }
        if (word.equals("quarter")
                && word(words, at + 1).equals("of")
                && word(words, at + 3).equals("hour")) {
            return found(0.25 * HOUR, at, at + 4, unit);
        }
        if (word.equals("three") && word(words, at + 1).startsWith("quarter")) {
            int hour = word(words, at + 2).equals("of") ? at + 4 : at + 2;
            return word(words, hour).equals("hour") ? found(0.75 * HOUR, at, hour + 1, unit) : null;
        }
        if ((word.equals("a") || word.equals("an")) && isUnit(word(words, at + 1))) {
            return summed(1, words, at, at + 1, unit);
        }
        if (number == null) {
            return null;
        }
        int unitAt = word(words, number.to()).equals("of") ? number.to() + 1 : number.to();
        return isUnit(word(words, unitAt)) ? summed(number.value(), words, at, unitAt, unit) : null;
    }

    private static Numbers.Found summed(double count, List<String> words, int from, int unitAt, String unit) {
        double each = MINUTES.getOrDefault(word(words, unitAt), 1.0);
        double minutes = count * each;
        int to = unitAt + 1;
        if (word(words, to).equals("and") && word(words, to + 1).equals("a")) {
            if (word(words, to + 2).equals("half")) {
                return found(minutes + each / 2, from, to + 3, unit);
            }
            if (word(words, to + 2).equals("quarter")) {
                return found(minutes + each / 4, from, to + 3, unit);
            }
        }
        int next = word(words, to).equals("and") ? to + 1 : to;
        List<Numbers.Found> rest =
                next >= words.size() ? List.of() : Numbers.in(words.subList(next, words.size()), Numbers.Style.PLAIN);
        if (!rest.isEmpty() && rest.getFirst().from() == 0) {
            int smaller = next + rest.getFirst().to();
            double part = MINUTES.getOrDefault(word(words, smaller), each);
            if (part < each) {
                return found(minutes + rest.getFirst().value() * part, from, smaller + 1, unit);
            }
        }
        return found(minutes, from, to, unit);
    }

    private static Numbers.Found found(double minutes, int from, int to, String unit) {
        return new Numbers.Found(Math.round(minutes / minutesOf(unit) * 100) / 100.0, from, to);
    }

    /** "Since Tuesday", in whole days back from today. */
    static OptionalDouble since(Words words, LocalDate today) {
        Matcher since = SINCE.matcher(words.plain());
        if (!since.find()) {
            return sinceDate(words, today);
        }
        if (since.group(1).equals("yesterday")) {
            return OptionalDouble.of(1);
        }
        LocalDate day = today.minusDays(1);
        while (day.getDayOfWeek() != DayOfWeek.valueOf(since.group(1).toUpperCase(Locale.ROOT))) {
            day = day.minusDays(1);
        }
        return OptionalDouble.of((double) ChronoUnit.DAYS.between(day, today));
    }

    /** "Since the tenth of March": whole days back to the last such date. */
    private static OptionalDouble sinceDate(Words words, LocalDate today) {
        Matcher date = SINCE_DATE.matcher(words.plain());
        if (!date.find()) {
            return OptionalDouble.empty();
        }
        String month = date.group("month") == null ? date.group("first") : date.group("month");
        String day = date.group("day") == null ? date.group("second") : date.group("day");
        int number = ORDINALS.indexOf(day) + 1;
        int dayOfMonth = number > 0 ? number : Integer.parseInt(day.replaceAll("\\D", ""));
        Month named = Month.valueOf(month.toUpperCase(Locale.ROOT));
        if (dayOfMonth < 1 || dayOfMonth > named.minLength()) {
            return OptionalDouble.empty();
        }
        LocalDate then = LocalDate.of(today.getYear(), named, dayOfMonth);
        LocalDate last = then.isAfter(today) ? then.minusYears(1) : then;
        return OptionalDouble.of((double) ChronoUnit.DAYS.between(last, today));
    }

    private static String word(List<String> words, int at) {
        return at >= 0 && at < words.size() ? words.get(at) : "";
    }
}
