package io.hearthline.llm.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds numbers in words: "a hundred and twelve", "one eighteen", "six and a quarter", "half a dozen". */
final class Numbers {
    /** A number and the words it was made of, {@code from} inclusive to {@code to} exclusive. */
    record Found(double value, int from, int to) {}

    /**
     * How words are put together.
     *
     * @param hundreds true if "one eighteen" is 118
     * @param digits true if "nine six" is 96
     * @param tenths true if "ninety nine two" is 99.2
     */
    record Style(boolean hundreds, boolean digits, boolean tenths) {
        static final Style PLAIN = new Style(false, false, false);
    }

    private static final Map<String, Integer> SMALL = Map.ofEntries(
            Map.entry("zero", 0),
            Map.entry("one", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("eleven", 11),
            Map.entry("twelve", 12),
            Map.entry("thirteen", 13),
            Map.entry("fourteen", 14),
            Map.entry("fifteen", 15),
            Map.entry("sixteen", 16),
            Map.entry("seventeen", 17),
            Map.entry("eighteen", 18),
            Map.entry("nineteen", 19));
    private static final Map<String, Integer> TENS = Map.of(
            "twenty", 20, "thirty", 30, "forty", 40, "fifty", 50, "sixty", 60, "seventy", 70, "eighty", 80, "ninety",
            90);

    private final List<String> words;
    private final Style style;

    private Numbers(List<String> words, Style style) {
        this.words = words;
        this.style = style;
    }

    /** All numbers, in order. */
    static List<Found> in(List<String> words, Style style) {
        Numbers numbers = new Numbers(words, style);
        List<Found> found = new ArrayList<>();
        int at = 0;
        while (at < words.size()) {
            Found next = numbers.at(at);
            if (next == null) {
                at++;
            } else {
                found.add(next);
                at = next.to();
            }
        }
        return found;
    }

    private String word(int at) {
        return at >= 0 && at < words.size() ? words.get(at) : "";
    }

    private @Nullable Found at(int at) {
        Found fixed = fixed(at);
        if (fixed != null) {
            return fixed;
        }
        Found whole = whole(at);
        return whole == null ? null : withFraction(whole);
    }

    private @Nullable Found fixed(int at) {
        String word = word(at);
        if (word.equals("half") && word(at + 1).equals("a") && word(at + 2).equals("dozen")) {
            return new Found(6, at, at + 3);
        }
        return switch (word) {
            case "dozen" -> new Found(12, at, at + 1);
            case "couple" -> new Found(2, at, at + 1);
            case "once" -> word(at + 1).equals("in") ? null : new Found(1, at, at + 1);
            case "twice" -> new Found(2, at, at + 1);
            case "thrice" -> new Found(3, at, at + 1);
            default -> null;
        };
    }

    private @Nullable Found whole(int at) {
        String word = word(at);
        if (word.matches("\\d+(?:\\.\\d+)?")) {
            return new Found(Double.parseDouble(word), at, at + 1);
        }
        if (word.equals("a") && word(at + 1).equals("hundred")) {
            return afterHundred(100, at, at + 2);
        }
        Found two = belowHundred(at);
        if (two == null) {
            return null;
        }
        if (word(two.to()).equals("hundred") && two.value() < 20) {
            return afterHundred(((int) two.value()) * 100, at, two.to() + 1);
        }
        if (style.hundreds() && two.value() >= 1 && two.value() <= 9) {
            Found joined = joinedHundred(two);
            if (joined != null) {
                return joined;
            }
        }
        return style.digits() && two.value() <= 9 ? digits(two) : two;
    }

    private @Nullable Found joinedHundred(Found first) {
        String next = word(first.to());
        if ((next.equals("oh") || next.equals("o") || next.equals("zero")) && unit(first.to() + 1) > 0) {
            return new Found(first.value() * 100 + unit(first.to() + 1), first.from(), first.to() + 2);
        }
        Found rest = belowHundred(first.to());
        return rest != null && rest.value() >= 10
                ? new Found(first.value() * 100 + rest.value(), first.from(), rest.to())
                : null;
    }

    private Found afterHundred(int hundreds, int from, int at) {
        int next = word(at).equals("and") ? at + 1 : at;
        Found rest = belowHundred(next);
        boolean fraction = word(next).equals("a");
        return rest == null || fraction
                ? new Found(hundreds, from, at)
                : new Found(hundreds + rest.value(), from, rest.to());
    }

    private Found digits(Found first) {
        StringBuilder digits = new StringBuilder().append((int) first.value());
        int at = first.to();
        while (digit(at) >= 0 && digits.length() < 3) {
            digits.append(digit(at));
            at++;
        }
        return new Found(Integer.parseInt(digits.toString()), first.from(), at);
    }

    private @Nullable Found belowHundred(int at) {
        Integer tens = TENS.get(word(at));
        if (tens != null) {
            int unit = unit(at + 1);
            return unit > 0 ? new Found(tens + unit, at, at + 2) : new Found(tens, at, at + 1);
        }
        Integer small = SMALL.get(word(at));
        return small == null ? null : new Found(small, at, at + 1);
    }

    private int unit(int at) {
        Integer small = SMALL.get(word(at));
        return small != null && small > 0 && small < 10 ? small : 0;
    }

    private int digit(int at) {
        Integer small = SMALL.get(word(at));
        if (small != null && small < 10) {
            return small;
        }
        return word(at).equals("oh") ? 0 : -1;
    }

    private Found withFraction(Found whole) {
        int at = whole.to();
        if (word(at).equals("point")) {
            StringBuilder digits = new StringBuilder();
            int next = at + 1;
            while (digit(next) >= 0) {
                digits.append(digit(next++));
            }
            if (!digits.isEmpty()) {
                double value = whole.value() + Double.parseDouble("0." + digits);
                return new Found(Math.round(value * 1000) / 1000.0, whole.from(), next);
            }
        }
        if (style.tenths() && whole.value() >= 30 && whole.value() == Math.rint(whole.value()) && unit(at) > 0) {
            return new Found(whole.value() + unit(at) / 10.0, whole.from(), at + 1);
        }
        return withPart(whole, at);
    }

    private Found withPart(Found whole, int at) {
        if (!word(at).equals("and")) {
            return whole;
        }
        int part = word(at + 1).equals("a") ? at + 2 : at + 1;
        return switch (word(part)) {
            case "half" -> new Found(whole.value() + 0.5, whole.from(), part + 1);
            case "quarter" -> new Found(whole.value() + 0.25, whole.from(), part + 1);
            case "three" ->
                word(part + 1).startsWith("quarter") ? new Found(whole.value() + 0.75, whole.from(), part + 2) : whole;
            default -> whole;
        };
    }
}
