package io.hearthline.llm.understanding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The numbers of one sentence that can be the answer, and the one they come to. */
final class Amounts {
    /** What the question lets a number be. */
    record Limits(
            String ask, double min, double max, @Nullable String unit, boolean scale) {
        Numbers.Style style() {
            return new Numbers.Style(max >= 100, min >= 10, "[degF]".equals(unit));
        }
    }

    /** A number that may be the answer; {@code span} if it came with a unit of time. */
    private record Candidate(double value, int from, int to, boolean span) {}

    /** What a sentence comes to: a value, several that do not agree, or nothing. */
    sealed interface Result {
        record One(double value) implements Result {}

        record Unclear() implements Result {}

        record Nothing() implements Result {}
    }

    private static final Set<String> OTHER_THINGS = Set.of(
            "o'clock",
            "am",
            "pm",
            "a.m",
            "p.m",
            "pill",
            "pills",
            "tablet",
            "tablets",
            "tylenol",
            "aspirin",
            "advil",
            "kids",
            "children",
            "grandchildren",
            "grandkids",
            "daughters",
            "sons",
            "sisters",
            "brothers",
            "friends",
            "people",
            "dogs",
            "cats",
            "dollars",
            "bucks",
            "thing",
            "things",
            "person",
            "ladies",
            "gentlemen",
            "stairs",
            "blocks",
            "miles");
    private static final Set<String> BEFORE_OTHER =
            Set.of("turned", "age", "aged", "channel", "apartment", "room", "page");
    private static final Set<String> BEFORE_ONE = Set.of(
            "that", "this", "which", "some", "any", "each", "every", "another", "big", "little", "small", "new", "good",
            "bad", "other", "old", "the", "no", "hard", "celsius", "tough", "funny", "blue", "white");
    private static final Set<String> LATER = Set.of("today", "now", "currently", "presently");
    private static final Pattern VAGUE =
            Pattern.compile("\\b(?:something|odd|(?:twen|thir|for|fif|six|seven|eigh|nine)ties|teens)\\b");
    private static final Pattern OPEN = Pattern.compile(
            "(?:^| )(?:more|less|fewer|greater|higher|lower|better|longer|shorter) than(?: a| an| about)?$"
                    + "|(?<!just|bit|little|slightly)(?:^| )(?:over|under|above|below|upwards of|beyond|past)(?: a| an)?$");
    private static final Pattern RANGE = Pattern.compile(
            "^(?:or|to|or maybe|maybe|or perhaps|perhaps|possibly|or even|up to|or so to|through|or about|or more like)?(?: a| an)?$");

    private final Limits limits;
    private final List<String> words;

    private Amounts(Limits limits, List<String> words) {
        this.limits = limits;
        this.words = words;
    }

    static Result in(Limits limits, List<String> words) {
        return new Amounts(limits, words).result();
    }

    private String word(int at) {
        return at >= 0 && at < words.size() ? words.get(at) : "";
    }

    private Result result() {
        List<Candidate> all = candidates();
        List<Candidate> kept = new ArrayList<>();
        for (Candidate each : all) {
            if (!belongsToOther(each)) {
                kept.add(each);
            }
        }
        if (kept.isEmpty()) {
            return new Result.Nothing();
        }
        kept = withoutOutOf(kept);
        if (kept.isEmpty()) {
            return new Result.Unclear();
        }
        List<Candidate> current = current(kept);
        if (current.isEmpty()) {
            return new Result.Unclear();
        }
        return chosen(current);
    }

    private List<Candidate> candidates() {
        Map<Integer, Numbers.Found> numbers = new HashMap<>();
        for (Numbers.Found found : Numbers.in(words, limits.style())) {
            numbers.put(found.from(), found);
        }
        List<Candidate> candidates = new ArrayList<>();
        int at = 0;
        while (at < words.size()) {
            Numbers.Found number = numbers.get(at);
            String unit = limits.unit();
            Numbers.Found span = Spans.measures(unit) && unit != null ? Spans.at(words, at, number, unit) : null;
            if (span != null) {
                candidates.add(new Candidate(span.value(), span.from(), span.to(), true));
                at = span.to();
            } else if (number != null) {
                candidates.add(new Candidate(number.value(), number.from(), number.to(), false));
                at = number.to();
            } else {
                at++;
            }
        }
        return candidates;
    }

    private boolean belongsToOther(Candidate each) {
        String before = word(each.from() - 1);
        String after = word(each.to());
        if (before.equals("at") || BEFORE_OTHER.contains(before) || OTHER_THINGS.contains(after)) {
            return true;
        }
        if (before.equals("not")
                || (word(each.from() - 2).equals("not") && (before.equals("a") || before.equals("an")))) {
            return true;
        }
        if (word(each.from()).equals("one") && each.to() == each.from() + 1 && BEFORE_ONE.contains(before)) {
            return !(before.equals("the")
                    && (word(each.from() - 2).equals("just")
                            || word(each.from() - 2).equals("only")));
        }
        if (word(each.from()).equals("one") && (after.equals("of") || after.equals("day") || after.equals("thing"))) {
            return !limits.ask().contains("day");
        }
        return !each.span() && Spans.isUnit(after) && !limits.ask().contains(after);
    }

    /** "Three out of ten" is three; out of anything but the scale's end it is no value. */
    private List<Candidate> withoutOutOf(List<Candidate> kept) {
        List<Candidate> left = new ArrayList<>();
        for (Candidate each : kept) {
            int at = each.from() - 1;
            while (word(at).equals("the")
                    || word(at).equals("a")
                    || word(at).equals("possible")
                    || word(at).equals("last")) {
                at--;
            }
            boolean whole = word(at).equals("of") && word(at - 1).equals("out");
            if (!whole) {
                left.add(each);
            } else if (limits.scale() && each.value() != limits.max() && each.value() != 10) {
                return List.of();
            }
        }
        return left;
    }

    /** Those for the time that was asked for; yesterday's do not answer for today. */
    private List<Candidate> current(List<Candidate> kept) {
        List<Candidate> now = new ArrayList<>();
        List<Candidate> open = new ArrayList<>();
        for (Candidate each : kept) {
            int old = nearest(each, false);
            int later = nearest(each, true);
            if (later < old) {
                now.add(each);
            } else if (old == Integer.MAX_VALUE) {
                open.add(each);
            }
        }
        return now.isEmpty() ? open : now;
    }

    private int nearest(Candidate each, boolean later) {
        int best = Integer.MAX_VALUE;
        for (int at = 0; at < words.size(); at++) {
            boolean hit = later ? LATER.contains(words.get(at)) || isThisMorning(at) : old(at);
            if (hit) {
                int distance = at < each.from() ? each.from() - at : at - each.to() + 1;
                best = Math.min(best, distance);
            }
        }
        return best;
    }

    private boolean isThisMorning(int at) {
        return word(at).equals("this")
                && (word(at + 1).equals("morning") || word(at + 1).equals("time"));
    }

    private boolean old(int at) {
        String word = words.get(at);
        if (word.equals("yesterday") || word.equals("earlier") || word.equals("ago")) {
            return !limits.ask().contains(word)
                    && !limits.ask().contains("How long")
                    && !limits.ask().contains("latest");
        }
        return word.equals("last")
                && (word(at + 1).equals("week")
                        || word(at + 1).equals("month")
                        || word(at + 1).equals("time")
                        || (word(at + 1).equals("night") && !limits.ask().contains("last night")));
    }

    private Result chosen(List<Candidate> current) {
        List<Candidate> spans = current.stream().filter(Candidate::span).toList();
        List<Candidate> left = spans.isEmpty() || rangeAtEnd(current) ? current : spans;
        if (left.size() > 1 && limits.scale()) {
            List<Candidate> named =
                    left.stream().filter(c -> word(c.from() - 1).matches("an?")).toList();
            left = named.isEmpty() ? left : named;
        }
        if (left.size() > 1
                && left.stream()
                        .allMatch(c -> word(c.to()).equals("in") || word(c.to()).equals("on"))) {
            return new Result.Unclear();
        }
        Candidate last = left.getLast();
        if (left.size() > 1 && left.stream().anyMatch(c -> c.value() != last.value())) {
            Candidate first = left.get(left.size() - 2);
            if (isRange(first, last)) {
                return range(first.value(), last.value());
            }
        }
        return open(last) ? new Result.Unclear() : new Result.One(last.value());
    }

    private boolean rangeAtEnd(List<Candidate> current) {
        return current.size() > 1 && isRange(current.get(current.size() - 2), current.getLast());
    }

    private boolean isRange(Candidate first, Candidate second) {
        StringBuilder between = new StringBuilder();
        for (int at = first.to(); at < second.from(); at++) {
            String word = words.get(at);
            if (!word.equals(",") && !Spans.isUnit(word) && !word.equals("about") && !word.equals("cups")) {
                between.append(between.isEmpty() ? "" : " ").append(word);
            }
        }
        String text = between.toString();
        boolean both = text.matches("and(?: an?)?")
                && String.join(" ", words.subList(0, first.from())).contains("between");
        return both || RANGE.matcher(text).matches();
    }

    private Result range(double one, double other) {
        double low = Math.min(one, other);
        double high = Math.max(one, other);
        if (limits.scale()) {
            return high - low <= 1 ? new Result.One(low) : new Result.Unclear();
        }
        return high > 2 * low ? new Result.Unclear() : new Result.One((low + high) / 2);
    }

    private boolean open(Candidate each) {
        String before = String.join(" ", words.subList(0, each.from()));
        String after = word(each.to());
        Matcher vague = VAGUE.matcher(after);
        return OPEN.matcher(before).find()
                || vague.find()
                || after.equals("plus")
                || (after.equals("or")
                        && (word(each.to() + 1).equals("more")
                                || word(each.to() + 1).equals("less")));
    }
}
