package io.hearthline.llm.model;

import java.util.List;

/** What a chat model is given. */
public record Prompt(String system, List<Line> lines) {
    public Prompt {
        lines = List.copyOf(lines);
    }

    /** One message of the conversation so far. */
    public record Line(boolean agent, String text) {
        @Override
        public String toString() {
            return "Line[…]";
        }
    }

    /** Empty if the person has not spoken. */
    public String lastFromPerson() {
        return lines.reversed().stream()
                .filter(line -> !line.agent())
                .map(Line::text)
                .findFirst()
                .orElse("");
    }

    /** Never the words. */
    @Override
    public String toString() {
        return "Prompt[lines=" + lines.size() + "]";
    }
}
