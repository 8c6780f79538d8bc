package io.hearthline.llm.tools;

import io.hearthline.llm.turns.Reply;

/**
 * What a tool came to.
 *
 * @param floor {@code free} if the engine may go on speaking for itself; {@code held} if it is to say what follows, word
 *     for word, and to ask for every further reply
 * @param say empty where the floor is free
 * @param end true if the call is over after it
 */
public record ToolAnswer(String floor, String say, boolean end) {
    /** The engine goes on by itself. */
    static final ToolAnswer FREE = new ToolAnswer("free", "", false);

    static ToolAnswer held(Reply reply) {
        return new ToolAnswer("held", reply.listens() ? "" : reply.text(), reply.end());
    }

    /** Never the words. */
    @Override
    public String toString() {
        return "ToolAnswer[floor=" + floor + ", end=" + end + "]";
    }
}
