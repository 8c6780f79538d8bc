package io.hearthline.llm.turns;

import io.hearthline.contracts.ids.CallId;
import io.hearthline.llm.dialogue.Situation;

/**
 * One turn of the ledger. The turn at depth 0 is the place an epoch starts from.
 *
 * @param epoch rises with every new conversation of the dialogue
 * @param opening the agent's first words of the epoch
 * @param situation where the dialogue stands after the turn
 */
record Turn(
        int epoch,
        CallId callId,
        String opening,
        int depth,
        String key,
        String parent,
        Reply reply,
        Situation situation) {
    boolean start() {
        return depth == 0;
    }

    @Override
    public String toString() {
        return "Turn[" + epoch + "/" + depth + "]";
    }
}
