package io.hearthline.standins.elevenlabs.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a token stream into sentences, each as soon as it is whole. */
public final class Sentences {
    private static final Pattern END = Pattern.compile("[.!?…]+[\"')]*\\s+");

    private final StringBuilder open = new StringBuilder();

    /** The sentences that {@code text} completes. */
    public List<String> add(String text) {
        open.append(text);
        List<String> whole = new ArrayList<>();
        Matcher ends = END.matcher(open);
        int from = 0;
        while (ends.find()) {
            addUnlessBlank(whole, open.substring(from, ends.end()));
            from = ends.end();
        }
        open.delete(0, from);
        return whole;
    }

    /** What is left at the end of the stream. */
    public List<String> rest() {
        List<String> rest = new ArrayList<>();
        addUnlessBlank(rest, open.toString());
        open.setLength(0);
        return rest;
    }

    private static void addUnlessBlank(List<String> sentences, String text) {
        if (!text.isBlank()) {
            sentences.add(text.strip());
        }
    }
}
