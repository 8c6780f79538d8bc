package io.hearthline.llm.turns;

import io.hearthline.llm.dialogue.Situation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the ledger knows of one dialogue: everything from Postgres, or its newest part from Redis.
 *
 * @param version rises with every turn
 * @param complete true if no turn is left out
 * @param turns oldest first
 * @param open concerns that were raised and neither confirmed nor cleared
 */
record DialogueCopy(long version, boolean complete, List<Turn> turns, List<Situation.Suspicion> open) {
    private static final int KEPT = 10;

    DialogueCopy {
        turns = List.copyOf(turns);
        open = List.copyOf(open);
    }

    static DialogueCopy none() {
        return new DialogueCopy(0, true, List.of(), List.of());
    }

    Optional<Turn> find(int epoch, String key) {
        return turns.stream()
                .filter(t -> t.epoch() == epoch && t.key().equals(key))
                .findFirst();
    }

    List<Turn> children(int epoch, String parent) {
        return turns.stream()
                .filter(t -> t.epoch() == epoch && !t.start() && t.parent().equals(parent))
                .toList();
    }

    /** The newest turn of all. */
    Optional<Turn> last() {
        return turns.isEmpty() ? Optional.empty() : Optional.of(turns.getLast());
    }

    List<Turn> starts() {
        return turns.stream().filter(Turn::start).toList();
    }

    /** With one more turn, without the oldest: what Redis keeps. The start of every epoch stays. */
    DialogueCopy recent(long newVersion, List<Turn> added, List<Situation.Suspicion> nowOpen) {
        List<Turn> all = new ArrayList<>(turns);
        added.stream().filter(t -> find(t.epoch(), t.key()).isEmpty()).forEach(all::add);
        List<Turn> kept = new ArrayList<>();
        boolean dropped = false;
        for (int at = 0; at < all.size(); at++) {
            if (all.get(at).start() || at >= all.size() - KEPT) {
                kept.add(all.get(at));
            } else {
                dropped = true;
            }
        }
        return new DialogueCopy(newVersion, complete && !dropped, kept, nowOpen);
    }
}
