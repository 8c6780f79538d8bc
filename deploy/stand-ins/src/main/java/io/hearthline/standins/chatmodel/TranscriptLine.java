package io.hearthline.standins.chatmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of a transcript in a prompt: {@code [3] Person: I slept badly}.
 *
 * @param number as given, else counted from 0
 * @param person whether the person said it, not the agent
 */
record TranscriptLine(int number, boolean person, String text) {
    private static final Pattern LINE = Pattern.compile(
            "^\\W*(?:turn\\s*)?(\\d+)?\\W*(person|user|recipient|callee|agent|assistant|caller)\\b[^:\\n]{0,20}:\\s*(.+)$",
            Pattern.CASE_INSENSITIVE);

    /** All lines found; a slash between blanks parts lines as a line break does. */
    static List<TranscriptLine> in(String prompt) {
        List<TranscriptLine> lines = new ArrayList<>();
        for (String part : prompt.split("\\n| / ")) {
            Matcher line = LINE.matcher(part.strip());
            if (line.matches()) {
                int number = line.group(1) == null ? lines.size() : Integer.parseInt(line.group(1));
                String who = line.group(2).toLowerCase(Locale.ROOT);
                boolean agent = who.equals("agent") || who.equals("assistant") || who.equals("caller");
                lines.add(new TranscriptLine(number, !agent, line.group(3).strip()));
            }
        }
        return lines;
    }

    @Override
    public String toString() {
        return "TranscriptLine[number=" + number + ", person=" + person + "]";
    }
}
