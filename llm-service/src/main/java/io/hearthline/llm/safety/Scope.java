package io.hearthline.llm.safety;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether words that match a rule are meant: by the speaker, of the speaker, now, and as said. Negation, other people, the
 * past, what is over, what was only seen or read, and "what if" take a match back.
 */
final class Scope {
    private static final Pattern CLAUSE =
            Pattern.compile(" , | but | though | although | however | because | and (?=i |my )");
    private static final Pattern STILL = Pattern.compile(
            "(?<![\\w'])(?:now|today|this morning|again|still|tonight|since (?:yesterday|last night|this morning)|won't|worse)(?![\\w'])");
    private static final String OWNED =
            "(?! 's (?:old |own |heart |sleeping |blood |pain )*(?:pills?|tablets?|medicines?|medication|painkillers|insulin|patch|patches|drops|dose|gun|rope|razor|house|bed|room|phone))";
    private static final int REACH_OF_NO = 5;

    private final Pattern figures;
    private final Pattern negators;
    private final Pattern notNegating;
    private final Pattern past;
    private final Pattern shown;
    private final Pattern over;
    private final Pattern hypothetical;
    private final Pattern others;
    private final Pattern speaker;
    private final Set<String> aboutOthersToo;
    private final Set<String> questionsToo;
    private final Set<String> neverOver;

    Scope(Grammar grammar, Map<String, List<String>> words) {
        figures = grammar.compile(of(words, "figures"));
        negators = grammar.compile(of(words, "negators"));
        notNegating = grammar.compile(of(words, "not_negating"));
        past = grammar.compile(of(words, "past"));
        shown = grammar.compile(of(words, "shown"));
        over = grammar.compile(of(words, "over"));
        hypothetical = grammar.compile(of(words, "hypothetical"));
        others = Pattern.compile(grammar.compile(of(words, "others")).pattern() + OWNED);
        speaker = grammar.compile(of(words, "speaker"));
        aboutOthersToo = Set.copyOf(of(words, "about_others_too"));
        questionsToo = Set.copyOf(of(words, "questions_too"));
        neverOver = Set.copyOf(of(words, "never_over"));
    }

    private static List<String> of(Map<String, List<String>> words, String name) {
        List<String> found = words.get(name);
        if (found == null) {
            throw new IllegalArgumentException("scope without " + name);
        }
        return found;
    }

    /** Without figures of speech and words in another sense. */
    String literal(String text) {
        return figures.matcher(text).replaceAll("_");
    }

    /**
     * @param anyone true if the rule holds whoever it is about
     * @param hits where the parts of the rule are
     */
    boolean meant(String category, boolean anyone, String text, List<Rule.Hit> hits) {
        int start = hits.stream().mapToInt(Rule.Hit::start).min().orElse(0);
        int end = hits.stream().mapToInt(Rule.Hit::end).max().orElse(text.length());
        String before = text.substring(0, start);
        String match = text.substring(start, end);
        if (hits.stream().anyMatch(hit -> denied(lastClause(text.substring(0, hit.start()))))) {
            return false;
        }
        if (!questionsToo.contains(category)
                && hypothetical.matcher(lastClause(before) + firstWord(match)).find()) {
            return false;
        }
        if (!category.equals("scam") && shown.matcher(text).find()) {
            return false;
        }
        boolean current = STILL.matcher(text).find();
        if (!current && past.matcher(text).find()) {
            return false;
        }
        if (!neverOver.contains(category) && over.matcher(text).find()) {
            return false;
        }
        return anyone || aboutOthersToo.contains(category) || ofSpeaker(before, match);
    }

    private static String firstWord(String match) {
        int end = match.indexOf(' ');
        return (end < 0 ? match : match.substring(0, end)) + " ";
    }

    private static String lastClause(String before) {
        Matcher cut = CLAUSE.matcher(before);
        int start = 0;
        while (cut.find()) {
            start = cut.end();
        }
        return before.substring(start);
    }

    private boolean denied(String clause) {
        List<String> words = List.of(clause.strip().split(" "));
        String near = String.join(" ", words.subList(Math.max(0, words.size() - REACH_OF_NO), words.size()));
        return negators.matcher(near).find() && !notNegating.matcher(near).find();
    }

    /** True unless the person last named is somebody else. */
    private boolean ofSpeaker(String before, String match) {
        Matcher other = others.matcher(match);
        String rest = other.replaceAll("_");
        if (speaker.matcher(rest).find()) {
            return true;
        }
        boolean another = other.reset().find();
        String lead = others.matcher(before)
                .replaceAll(found -> "_".repeat(found.group().length()));
        return !another && last(others, before) <= last(speaker, lead);
    }

    /** Where the last mention ends; {@code -1} if there is none. */
    private static int last(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        int end = -1;
        while (matcher.find()) {
            end = matcher.end();
        }
        return end;
    }
}
