package io.hearthline.telephony.voice.realtime;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a stream of words into sentences, each as soon as it is whole. */
final class Sentences {
    private static final Pattern END = Pattern.compile("[.!?…]+[\"')]*\\s+");

    private final StringBuilder open = new StringBuilder();

    /** The sentences that {@code text} completes. */
    List<String> add(String text) {
        open.append(text);
        List<String> whole = new ArrayList<>();
        Matcher ends = END.matcher(open);
        int from = 0;
        while (ends.find()) {
            whole.add(open.substring(from, ends.end()));
            from = ends.end();
        }
        open.delete(0, from);
        return whole;
    }

    /** What is left at the end of the stream; blank if nothing is. */
    String rest() {
        String rest = open.toString();
        open.setLength(0);
        return rest;
    }
}
