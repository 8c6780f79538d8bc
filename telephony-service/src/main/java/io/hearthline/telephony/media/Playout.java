package io.hearthline.telephony.media;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the phone has been given and how much of it has been heard: all before a mark that came back, and after that as
 * much as time has passed, up to the next mark. A mark that was outstanding when the phone was cleared comes back too,
 * but proves nothing.
 */
final class Playout {
    private sealed interface Entry {
        /** Some audio. */
        record Piece(int responseId, long ms) implements Entry {}

        /** Comes back when everything before it has been played. */
        record Mark(String name) implements Entry {}
    }

    /** A response that was not heard to its end. */
    record Cut(int responseId, Duration heard) {}

    private final Deque<Entry> pending = new ArrayDeque<>();
    private final Set<String> cleared = new HashSet<>();
    private final Map<Integer, Long> heardMs = new LinkedHashMap<>();
    private final Clock clock;
    private long endsAtMs;
    private long playingSinceMs;
    private long unmarkedMs;
    private int marks;

    Playout(Clock clock) {
        this.clock = clock;
    }

    /** Notes audio given to the phone. */
    void given(int responseId, long ms) {
        long now = clock.millis();
        if (pending.isEmpty()) {
            playingSinceMs = now;
        }
        endsAtMs = Math.max(endsAtMs, now) + ms;
        unmarkedMs += ms;
        pending.add(new Entry.Piece(responseId, ms));
    }

    /** How much audio lies behind the last mark. */
    long unmarkedMs() {
        return unmarkedMs;
    }

    /** The name of a mark to be set now, behind everything; no name is used twice. */
    String mark() {
        String name = "m" + ++marks;
        unmarkedMs = 0;
        pending.add(new Entry.Mark(name));
        return name;
    }

    /** A mark came back; true if what was before it has been heard. */
    boolean echoed(String name) {
        if (cleared.remove(name) || !pending.contains(new Entry.Mark(name))) {
            return false;
        }
        boolean found = false;
        while (!found) {
            found = switch (pending.remove()) {
                case Entry.Mark mark -> mark.name().equals(name);
                case Entry.Piece piece -> {
                    heard(piece.responseId(), piece.ms());
                    yield false;
                }
            };
        }
        playingSinceMs = clock.millis();
        return true;
    }

    /** A mark was never set, nor the audio given between the mark before and it; returns whose that was. */
    List<Integer> dropped(String name) {
        List<Entry> entries = new ArrayList<>(pending);
        int end = entries.indexOf(new Entry.Mark(name));
        int begin = end;
        while (begin > 0 && entries.get(begin - 1) instanceof Entry.Piece) {
            begin--;
        }
        List<Entry> lost = entries.subList(Math.max(0, begin), end + 1);
        List<Integer> whose = responses(lost);
        lost.clear();
        pending.clear();
        pending.addAll(entries);
        return whose;
    }

    /** The phone was cleared, or is gone; returns what was thereby cut. */
    List<Cut> cleared() {
        playedSoFar();
        for (Entry entry : pending) {
            if (entry instanceof Entry.Mark(var name)) {
                cleared.add(name);
            }
        }
        List<Cut> cut = responses(pending).stream().map(this::cut).toList();
        pending.clear();
        endsAtMs = 0;
        unmarkedMs = 0;
        return cut;
    }

    /** How long the phone still has something to play. */
    Duration remaining() {
        return Duration.ofMillis(Math.max(0, endsAtMs - clock.millis()));
    }

    /** True if nothing is known to be still unheard. */
    boolean quiet() {
        return pending.isEmpty();
    }

    private static List<Integer> responses(Collection<Entry> entries) {
        return entries.stream()
                .flatMap(entry -> entry instanceof Entry.Piece piece ? Stream.of(piece.responseId()) : Stream.empty())
                .distinct()
                .sorted()
                .toList();
    }

    private Cut cut(int responseId) {
        return new Cut(responseId, Duration.ofMillis(heardMs.getOrDefault(responseId, 0L)));
    }

    private void heard(int responseId, long ms) {
        heardMs.merge(responseId, ms, Long::sum);
    }

    /** What time alone says has been played, which is nothing beyond the next mark. */
    private void playedSoFar() {
        long left = clock.millis() - playingSinceMs;
        for (Entry entry : pending) {
            if (left <= 0 || !(entry instanceof Entry.Piece piece)) {
                return;
            }
            heard(piece.responseId(), Math.min(left, piece.ms()));
            left -= piece.ms();
        }
    }
}
