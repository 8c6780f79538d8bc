package io.hearthline.postcall.transcripts;

import io.hearthline.contracts.transcript.Speaker;
import io.hearthline.contracts.transcript.Turn;
import java.util.List;
import java.util.OptionalInt;

/** Finds the turn an answer was given in. */
public final class AnswerTurn {
    private AnswerTurn() {}

    /**
     * The person's turn with these words that follows the question; else the last one with these words; else the first
     * one after the question.
     */
    public static OptionalInt find(List<Turn> turns, String ask, String said) {
        boolean asked = false;
        int afterAsk = 0;
        int anywhere = 0;
        for (Turn turn : turns) {
            if (turn.speaker() == Speaker.AGENT) {
                asked = asked || Words.plain(turn.text()).contains(Words.plain(ask));
                continue;
            }
            boolean same = !said.isBlank() && Words.overlap(turn.text(), said);
            if (asked && same) {
                return OptionalInt.of(turn.number());
            }
            anywhere = same ? turn.number() : anywhere;
            afterAsk = asked && afterAsk == 0 ? turn.number() : afterAsk;
        }
        int found = anywhere > 0 ? anywhere : afterAsk;
        return found > 0 ? OptionalInt.of(found) : OptionalInt.empty();
    }
}
