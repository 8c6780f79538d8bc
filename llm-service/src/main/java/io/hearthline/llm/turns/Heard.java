package io.hearthline.llm.turns;

import io.hearthline.llm.understanding.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as a request tells it, without ids or turn numbers: the opening, then what the person said and what the
 * agent is quoted to have answered.
 *
 * @param opening the agent's first words; empty if the list starts with the person
 * @param turns the person's turns, the last one unanswered; a silent turn has no text
 */
public record Heard(String opening, List<Told> turns) {
    public Heard {
        turns = List.copyOf(turns);
    }

    /** @param quoted the answer the person is said to have heard, maybe only its beginning; null for the last turn */
    public record Told(String text, @Nullable String quoted) {
        boolean silent() {
            return text.isEmpty();
        }

        @Override
        public String toString() {
            return "Told[…]";
        }
    }

    /** One message of a request: who spoke and what. */
    public record Said(boolean agent, String text) {
        @Override
        public String toString() {
            return "Said[" + (agent ? "agent" : "person") + "]";
        }
    }

    /**
     * Reads a message list. Person's messages in a row are one utterance; "..." is silence; an agent's message after
     * another, or at the end, means that the person stayed silent in between.
     */
    public static Heard of(List<Said> messages) {
        List<Told> turns = new ArrayList<>();
        String opening = "";
        StringBuilder pending = new StringBuilder();
        boolean agentBefore = false;
        for (Said message : messages) {
            if (!message.agent()) {
                if (!Words.of(message.text()).plain().isEmpty()) {
                    pending.append(pending.isEmpty() ? "" : " ")
                            .append(message.text().strip());
                }
            } else if (turns.isEmpty() && pending.isEmpty() && !agentBefore) {
                opening = message.text();
                agentBefore = true;
            } else {
                turns.add(new Told(pending.toString(), message.text()));
                pending.setLength(0);
            }
        }
        turns.add(new Told(pending.toString(), null));
        return new Heard(opening, turns);
    }

    /** Never the words. */
    @Override
    public String toString() {
        return "Heard[" + turns.size() + "]";
    }
}
