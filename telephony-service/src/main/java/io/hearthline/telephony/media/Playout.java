package io.hearthline.telephony.media;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * What the phone has been given and not yet confirmed as heard. A mark that was outstanding when the phone was cleared
 * comes back too, but proves nothing.
 */
final class Playout {
    private static final int BYTES_PER_MS = 8;

    private record Pending(String name, int responseId) {}

    private final Deque<Pending> pending = new ArrayDeque<>();
    private final Set<String> cleared = new HashSet<>();
    private final Clock clock;
    private long endsAtMs;
    private int marks;

    Playout(Clock clock) {
        this.clock = clock;
    }

    /** Notes audio given to the phone; returns the name of the mark to set behind it. */
    String played(int responseId, int base64Length) {
        long ms = base64Length / 4 * 3L / BYTES_PER_MS;
        endsAtMs = Math.max(endsAtMs, clock.millis()) + ms;
        return mark(responseId);
    }

    /** A mark of its own, behind everything. */
    String mark(int responseId) {
        String name = "m" + ++marks;
        pending.add(new Pending(name, responseId));
        return name;
    }

    /** A mark came back; true if what was before it has been heard. */
    boolean echoed(String name) {
        if (cleared.remove(name)) {
            return false;
        }
        return pending.removeIf(p -> p.name().equals(name));
    }

    /** The phone was cleared; returns the responses of which not everything was heard. */
    Set<Integer> cleared() {
        Set<Integer> cut = unheard();
        pending.forEach(p -> cleared.add(p.name()));
        pending.clear();
        endsAtMs = 0;
        return cut;
    }

    /** Responses of which not everything is known to have been heard. */
    Set<Integer> unheard() {
        Set<Integer> responses = new HashSet<>();
        pending.forEach(p -> responses.add(p.responseId()));
        return responses;
    }

    /** How long the phone still has something to play. */
    Duration remaining() {
        return Duration.ofMillis(Math.max(0, endsAtMs - clock.millis()));
    }
}
