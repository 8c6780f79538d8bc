package io.hearthline.llm.safety;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns phrases into patterns over {@link Spoken} words. In a phrase, <code>{name}</code> stands for any word of that
 * concept, {@code ..} for up to three words of one clause and {@code ...} for up to ten words across clauses (neither
 * skips a negation), a trailing {@code *} for any ending, and {@code [word]} may be left out; the rest is a regular
 * expression.
 */
final class Grammar {
    private static final Pattern CONCEPT = Pattern.compile("\\{(\\w+)}");
    private static final Pattern ENDING = Pattern.compile("(?<=[a-z'])\\*");
    private static final Pattern LEFT_OUT = Pattern.compile("\\[((?:[a-z' |()]|\\{\\w+})+)] ");
    private static final Pattern LEFT_OUT_LAST = Pattern.compile(" \\[((?:[a-z' |()]|\\{\\w+})+)]");
    private static final String UNLESS_DENIED =
            "(?!(?:not|no|never|don't|doesn't|didn't|isn't|wasn't|aren't|hasn't|haven't|without|none|neither|nothing)\\b)";
    private static final String NEAR = "(?: " + UNLESS_DENIED + "[^ ,]+){0,3} ";
    private static final String FAR = "(?: " + UNLESS_DENIED + "[^ ]+){0,10} ";

    private final Map<String, List<String>> concepts;

    /** @param concepts the words of each concept, by its name */
    Grammar(Map<String, List<String>> concepts) {
        this.concepts = Map.copyOf(concepts);
    }

    /** @throws IllegalArgumentException if the phrase names an unknown concept */
    Pattern compile(String phrase) {
        String text = LEFT_OUT.matcher(phrase).replaceAll("(?:$1 )?");
        text = LEFT_OUT_LAST.matcher(text).replaceAll("(?: $1)?");
        text = CONCEPT.matcher(text).replaceAll(found -> Matcher.quoteReplacement(words(found.group(1))));
        text = ENDING.matcher(text).replaceAll(Matcher.quoteReplacement("[\\w']*"));
        text = text.replace(" ... ", FAR).replace(" .. ", NEAR);
        return Pattern.compile("(?<![\\w'])(?:" + text + ")(?![\\w'])");
    }

    /** Any of the phrases. */
    Pattern compile(List<String> phrases) {
        return compile(String.join("|", phrases));
    }

    private String words(String concept) {
        List<String> words = concepts.get(concept);
        if (words == null) {
            throw new IllegalArgumentException("concept unknown: " + concept);
        }
        return "(?:" + String.join("|", words) + ")";
    }
}
