package io.hearthline.postcall.concerns;

import io.hearthline.contracts.transcript.Speaker;
import io.hearthline.contracts.transcript.Turn;
import io.hearthline.postcall.transcripts.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which turns hold the words of a concern: from the first of its words to the last, and the agent's reply to them. When
 * the words cannot be found in the transcript, every turn counts as holding them.
 */
public final class HiddenWords {
    private HiddenWords() {}

    /** Turn numbers that hold words of any of the concerns. */
    public static Set<Integer> turns(List<Turn> turns, List<Concern> concerns) {
        Set<Integer> hidden = new HashSet<>();
        for (Concern concern : concerns) {
            hidden.addAll(turns(turns, concern));
        }
        return Set.copyOf(hidden);
    }

    private static List<Integer> turns(List<Turn> turns, Concern concern) {
        int first = -1;
        int last = -1;
        for (int i = 0; i < turns.size(); i++) {
            Turn turn = turns.get(i);
            if (turn.speaker() == Speaker.PERSON && holds(turn.text(), concern)) {
                first = first < 0 ? i : first;
                last = i;
            }
        }
        List<Integer> numbers = new ArrayList<>();
        int from = first < 0 ? 0 : first;
        int to = first < 0 ? turns.size() - 1 : last;
        for (int i = from; i < turns.size() && (i <= to || turns.get(i).speaker() == Speaker.AGENT); i++) {
            numbers.add(turns.get(i).number());
        }
        return numbers;
    }

    /** True if the text holds the words of the concern, or is a part of them. */
    public static boolean holds(String text, Concern concern) {
        return concern.words().stream().anyMatch(words -> Words.overlap(text, words));
    }
}
