package io.hearthline.llm.understanding;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes one number from an utterance. Conventions: a correction wins, a range is its middle, open bounds are unclear. */
final class NumberReader {
    private static final Pattern SET_PHRASES = Pattern.compile(
            "\\b(?:cloud nine|forty winks|(?:a|one|just a) (?:second|sec|moment|minute)(?=[ ,]|$)(?! ago| or)|number one|one another|back to square one|"
                    + "one of these days|one of those|second to none|at sixes and sevens|in one piece|one way or another|nine to five|ten to one|for one thing|all in one)\\b");
    private static final Pattern CORRECTION = Pattern.compile(
            " ?(?:\\b(?:no wait|wait no|oh no|no sorry|sorry|i mean|make that|or rather|rather|scratch that|actually|correction|more like|no i tell a lie|wait)\\b|, no ,|, no(?= (?:about|maybe|it's|it was|a|an|one|two|three|four|five|six|seven|eight|nine|ten|\\d)))[ ,]*");
    private static final Pattern FRACTION = Pattern.compile("\\b(\\d+)/(\\d+)\\b");
    private static final Pattern NONE = Pattern.compile(
            "\\b(?:none|zero|nothing|nil|not once|not one|not any|not a (?:one|single|drop|wink|bit)|no (?:pain|never|not)|never|no time(?: at all)?|didn't|did not|haven't|have not|wasn't|hasn't|don't (?:have|hurt)|not at all|doesn't hurt|no none)\\b|^no$|^nope$|^no no$|^no (?:thank|i|it)");
    private static final Pattern NO_PAIN = Pattern.compile(
            "^(?:no|nope|none|zero|no no|not any|no none|nothing|nil|not at all|no not really|not a (?:bit|thing|twinge|sausage|lot of anything))$|^(?:none|nothing|no pain) (?:at all|right now|now|just now|today|at the moment|whatsoever)|\\b(?:no pain|not in any pain|pain free|doesn't hurt|don't hurt|nothing hurts|no aches|none at all|not hurting|no none|don't have any|haven't any|not any)\\b|^none\\b");
    private static final Pattern WORST = Pattern.compile(
            "\\b(?:worst (?:you|i|one|that|pain|it)|the worst|worst imaginable|worst possible|couldn't be worse)\\b");
    private static final Map<String, Integer> ALONE =
            Map.of("won", 1, "to", 2, "too", 2, "for", 4, "fore", 4, "ate", 8);
    private static final Pattern MEAL = Pattern.compile("\\b(breakfast|brunch|lunch|dinner|supper)\\b");
    private static final Pattern NO_MEAL = Pattern.compile(
            "(?:\\bno|skipped|missed|didn't (?:have|eat)(?: any)?|without|not) (?:my |any |the )?(?:breakfast|brunch|lunch|dinner|supper)");
    private static final Pattern DAILY = Pattern.compile(
            "\\b(?:every (?:single )?(?:day|one)|all (?:of them|seven|week)|each day|daily|the whole week)\\b");

    private static final String FEW =
            "(an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|\\d+)";
    private static final Pattern SPAN_RANGE =
            Pattern.compile("\\b" + FEW + " (to|or|and) " + FEW + " (minutes|hours|days|weeks|months)\\b");
    private static final Pattern BESIDE_IT = Pattern.compile(
            "\\b(?:(?:down|up) from|(?:it )?used to be|going on(?: for)?|same as (?:yesterday|last|before)|(?:the )?(?:night|day|time|week) before(?: last)?|compared (?:to|with)|instead of) [^,]*");
    private static final Pattern PULSE = Pattern.compile("\\b(?:and )?(?:my |the )?(?:pulse|heart rate)\\b.*$");
    private static final Pattern TOTAL = Pattern.compile(
            "(?:.*\\b(?:so|makes|that's|call it)|.*,) ([^,]+?) (?:altogether|all together|in all|in total|all told|all in)\\b");
    private static final Pattern NONE_NOW = Pattern.compile(
            "^(?:oh |well )?(?:none|nothing|no pain|zero|not any) (?:right now|now|just now|today|at the moment)\\b");

    private static final Pattern STONES = Pattern.compile("\\bstones?\\b");

    private final Amounts.Limits limits;
    private final Words words;
    private final LocalDate today;

    private NumberReader(Amounts.Limits limits, Words words, LocalDate today) {
        this.limits = limits;
        this.words = words;
        this.today = today;
    }

    /** Null if the utterance holds nothing of a number. */
    static @Nullable Reading read(Amounts.Limits limits, Words words, LocalDate today) {
        return new NumberReader(limits, words, today).read();
    }

    private @Nullable Reading read() {
        Integer homophone = ALONE.get(words.core());
        if (homophone != null) {
            return bounded(homophone);
        }
        if (Spans.measures(limits.unit())) {
            OptionalDouble since = Spans.since(words, today);
            if (since.isPresent()) {
                return bounded(since.getAsDouble());
            }
        }
        if (limits.scale() && NONE_NOW.matcher(words.plain()).find()) {
            return scaleEnd();
        }
        String text = SET_PHRASES
                .matcher(BESIDE_IT.matcher(words.paused()).replaceAll(" "))
                .replaceAll(" ");
        if (!limits.ask().contains("pulse")) {
            text = PULSE.matcher(text).replaceAll(" ");
        }
        text = text.replace(" , and a half", " and a half").replace("half a night", "something");
        if ("[lb_av]".equals(limits.unit()) && STONES.matcher(text).find()) {
            return stones(text);
        }
        text = SPAN_RANGE.matcher(text).replaceAll("$1 $4 $2 $3 $4");
        Matcher total = TOTAL.matcher(text);
        text = total.find() ? total.group(1) : text;
        text = FRACTION.matcher(text).replaceAll("$1 out of $2");
        String[] segments = CORRECTION.split(text);
        for (int at = segments.length - 1; at >= 0; at--) {
            Amounts.Result result = Amounts.in(limits, tokens(withUnit(segments, at)));
            if (result instanceof Amounts.Result.One(var value)) {
                return bounded(converted(value));
            }
            if (result instanceof Amounts.Result.Unclear) {
                return new Reading.Uncertain();
            }
        }
        return withoutDigits();
    }

    /** A unit left out of a correction is carried over from what it corrects. */
    private String withUnit(String[] segments, int at) {
        String text = segments[at];
        if (at == 0 || !Spans.measures(limits.unit()) || tokens(text).stream().anyMatch(Spans::isUnit)) {
            return text;
        }
        String before = String.join(" ", List.of(segments).subList(0, at));
        return tokens(before).stream()
                .filter(Spans::isUnit)
                .reduce((_, last) -> last)
                .map(unit -> text + " " + unit)
                .orElse(text);
    }

    private static List<String> tokens(String text) {
        return List.of(text.replace("?", " ").strip().split("\\s+"));
    }

    private @Nullable Reading withoutDigits() {
        if (limits.scale()) {
            return scaleEnd();
        }
        if (limits.ask().contains("meals")) {
            Reading meals = meals();
            if (meals != null) {
                return meals;
            }
        }
        if ("d".equals(limits.unit()) && limits.max() == 7 && words.has(DAILY)) {
            return bounded(7);
        }
        if (words.has(NONE) || words.plain().matches("i slept straight through.*")) {
            return limits.min() == 0 ? bounded(0) : new Reading.Uncertain();
        }
        return null;
    }

    private @Nullable Reading scaleEnd() {
        if (limits.min() != 0 || !limits.ask().contains("zero")) {
            return null;
        }
        if (words.has(WORST)) {
            return bounded(limits.max());
        }
        return words.has(NO_PAIN) || words.core().matches("no|none|nothing") ? bounded(0) : null;
    }

    private @Nullable Reading meals() {
        long named = MEAL.matcher(words.plain())
                .results()
                .map(r -> r.group(1))
                .distinct()
                .count();
        long skipped = NO_MEAL.matcher(words.plain()).results().count();
        return named == 0 ? null : bounded((double) Math.max(0, named - skipped));
    }

    private double converted(double value) {
        String unit = limits.unit();
        String plain = words.plain();
        if ("[degF]".equals(unit) && value >= 30 && value <= 45) {
            return tenth(value * 9 / 5 + 32);
        }
        if ("[lb_av]".equals(unit) && plain.matches(".*\\b(?:kilos?|kg|kilograms?)\\b.*")) {
            return tenth(value * 2.20462);
        }
        if ("mg/dL".equals(unit) && plain.matches(".*\\b(?:millimoles?|mmols?|mmol/l)\\b.*")) {
            return tenth(value * 18.016);
        }
        return value;
    }

    /** "Eleven stone four": stones of fourteen pounds and what is over. */
    private Reading stones(String text) {
        String[] halves = STONES.split(text, 2);
        List<Numbers.Found> whole = Numbers.in(tokens(halves[0]), Numbers.Style.PLAIN);
        if (whole.isEmpty()) {
            return new Reading.Uncertain();
        }
        String rest = halves[1].replace(",", " ").strip();
        List<Numbers.Found> over = rest.isEmpty() ? List.of() : Numbers.in(tokens(rest), Numbers.Style.PLAIN);
        double pounds = rest.startsWith("and a half")
                ? 7
                : over.isEmpty() ? 0 : over.getFirst().value();
        return bounded(tenth(whole.getLast().value() * 14 + pounds));
    }

    private static double tenth(double value) {
        return Math.round(value * 10) / 10.0;
    }

    private Reading bounded(double value) {
        double whole = limits.scale() ? Math.floor(value) : value;
        return whole < limits.min() || whole > limits.max()
                ? new Reading.Uncertain()
                : new Reading.Answered(new Value.Amount(whole), 0.95);
    }
}
