package io.hearthline.llm.understanding;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** An utterance in the form the rules read: lower case, plain apostrophes, pauses as commas. */
public final class Words {
    private static final Set<String> FILLERS =
            Set.of("um", "uh", "er", "erm", "hmm", "hm", "mm", "mmm", "ah", "eh", "silence", "umm", "uhh");
    private static final Pattern DASH = Pattern.compile("[-\u2010-\u2015]");
    private static final Pattern APOSTROPHE = Pattern.compile("[\u2018\u2019`]");
    private static final Pattern PAUSE = Pattern.compile("(?<!\\d)[.,:;!]+|[.,:;!]+(?!\\d)");
    private static final Pattern NOISE = Pattern.compile("[^a-z0-9'./:%,? ]");
    private static final Pattern HALF_OF_DAY = Pattern.compile("\\b([ap])\\.\\s?m\\b\\.?");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final String paused;
    private final String plain;

    private Words(String paused) {
        this.paused = paused;
        this.plain = squeezed(paused.replace(",", " ").replace("?", " "));
    }

    /** Reads what a person said. */
    public static Words of(String text) {
        String low = APOSTROPHE.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("'");
        low = HALF_OF_DAY.matcher(low).replaceAll("$1m");
        low = DASH.matcher(low).replaceAll(" ");
        low = PAUSE.matcher(low).replaceAll(" , ").replace("?", " ? ").replace("%", " percent ");
        return new Words(squeezed(NOISE.matcher(low).replaceAll(" ")));
    }

    private static String squeezed(String text) {
        return SPACE.matcher(text).replaceAll(" ").strip();
    }

    /** With pauses as {@code " , "} and question marks as {@code " ? "}. */
    public String paused() {
        return paused;
    }

    /** Words and single spaces only. */
    public String plain() {
        return plain;
    }

    public List<String> tokens() {
        return plain.isEmpty() ? List.of() : List.of(plain.split(" "));
    }

    /** True if the pattern is found in the plain words. */
    public boolean has(Pattern pattern) {
        return pattern.matcher(plain).find();
    }

    /** Nothing but fillers. "Mm hmm" and "uh huh" are a yes. */
    public boolean silent() {
        if (plain.equals("mm hmm") || plain.equals("mm hm") || plain.equals("uh huh")) {
            return false;
        }
        return tokens().stream().allMatch(FILLERS::contains);
    }

    /** Without fillers, hedges, forms of address and other words that carry no answer. */
    public String core() {
        return squeezed(CARRIES_NOTHING.matcher(" " + plain + " ").replaceAll(" "));
    }

    private static final Pattern CARRIES_NOTHING = Pattern.compile(
            "(?<= )(?:um|uh|er|erm|hmm|hm|ah|oh|well|so|dear|honey|love|sweetheart|darling|please|thank you|thanks|"
                    + "i'd say|i would say|i think|i guess|i suppose|i believe|i reckon|maybe|perhaps|probably|just|only|"
                    + "about|around|roughly|a|an|the|it's|it is|it was|that's|that would be|let me see|let's see|now)(?= )");

    /** Never the words. */
    @Override
    public String toString() {
        return "Words[" + tokens().size() + "]";
    }
}
