package io.hearthline.llm.safety;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One way a danger is put into words: a phrase, or several that stand close together in any order.
 *
 * @param parts the phrases
 * @param anyone true if it holds whoever it is about
 * @param surely true if it holds whatever stands around it
 */
record Rule(List<Pattern> parts, boolean anyone, boolean surely) {
    private static final String ANYONE = "@any ";
    private static final String SURELY = "@sure ";
    private static final Pattern TOGETHER = Pattern.compile(" && ");
    private static final int CLOSE_WORDS = 11;

    /** Words of a text that answer to a part. */
    record Hit(int start, int end) {}

    Rule {
        parts = List.copyOf(parts);
    }

    /** Reads {@code [@any |@sure ]phrase[ && phrase…]}. */
    static Rule of(Grammar grammar, String text) {
        boolean anyone = text.startsWith(ANYONE);
        boolean surely = text.startsWith(SURELY);
        String plain = anyone || surely ? text.substring(text.indexOf(' ') + 1) : text;
        return new Rule(TOGETHER.splitAsStream(plain).map(grammar::compile).toList(), anyone, surely);
    }

    /** Where the rule holds; one list of hits per place, in the order of the parts. */
    Stream<List<Hit>> in(String text) {
        List<List<Hit>> found = new ArrayList<>();
        Matcher first = parts.getFirst().matcher(text);
        while (first.find()) {
            List<Hit> hits = around(text, new Hit(first.start(), first.end()));
            if (hits != null) {
                found.add(hits);
            }
        }
        return found.stream();
    }

    private @Nullable List<Hit> around(String text, Hit anchor) {
        List<Hit> hits = new ArrayList<>(List.of(anchor));
        for (Pattern part : parts.subList(1, parts.size())) {
            Hit near = near(text, part, hits);
            if (near == null) {
                return null;
            }
            hits.add(near);
        }
        return hits;
    }

    private static @Nullable Hit near(String text, Pattern part, List<Hit> hits) {
        Matcher matcher = part.matcher(text);
        while (matcher.find()) {
            Hit hit = new Hit(matcher.start(), matcher.end());
            if (hits.stream().noneMatch(h -> overlap(h, hit)) && hits.stream().anyMatch(h -> close(text, h, hit))) {
                return hit;
            }
        }
        return null;
    }

    private static boolean overlap(Hit one, Hit other) {
        return one.start() < other.end() && other.start() < one.end();
    }

    private static boolean close(String text, Hit one, Hit other) {
        Hit first = one.start() < other.start() ? one : other;
        Hit second = one.start() < other.start() ? other : one;
        String between = text.substring(first.end(), second.start());
        return between.chars().filter(c -> c == ' ').count() <= CLOSE_WORDS;
    }
}
