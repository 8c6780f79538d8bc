package io.hearthline.standins.callee;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** What the carrier still has to play to the phone: audio in order, with marks between. Belongs to the line's thread. */
final class Playout {

    static final int FRAME_BYTES = 160;
    private static final byte SILENCE = (byte) 0xFF;

    private sealed interface Item {}

    private record Audio(ByteBuffer muLaw) implements Item {}

    private record Mark(Runnable reached) implements Item {}

    private final Deque<Item> items = new ArrayDeque<>();
    private final Deque<Runnable> passed = new ArrayDeque<>();
    private int held;

    /**
     * Queues audio.
     *
     * @param hold frames of silence before audio that comes into an empty queue, so that a late packet does not tear it
     */
    void play(byte[] muLaw, int hold) {
        if (muLaw.length == 0) {
            return;
        }
        if (items.isEmpty()) {
            held = hold;
        }
        items.addLast(new Audio(ByteBuffer.wrap(muLaw)));
    }

    /** Runs {@code reached} when everything before is played; at once if that is nothing. */
    void mark(Runnable reached) {
        if (items.isEmpty()) {
            reached.run();
        } else {
            items.addLast(new Mark(reached));
        }
    }

    /** Throws the audio away; the marks in it count as reached. */
    void clear() {
        List<Mark> marks = new ArrayList<>();
        for (Item item : items) {
            if (item instanceof Mark mark) {
                marks.add(mark);
            }
        }
        items.clear();
        marks.forEach(mark -> mark.reached().run());
    }

    boolean isEmpty() {
        return items.isEmpty();
    }

    /** The next 20 ms, filled with silence where there is nothing to play. */
    byte[] frame() {
        byte[] frame = new byte[FRAME_BYTES];
        Arrays.fill(frame, SILENCE);
        if (held > 0 && !items.isEmpty()) {
            held--;
            return frame;
        }
        int filled = 0;
        while (filled < FRAME_BYTES && items.peekFirst() instanceof Audio(ByteBuffer muLaw)) {
            int count = Math.min(FRAME_BYTES - filled, muLaw.remaining());
            muLaw.get(frame, filled, count);
            filled += count;
            if (!muLaw.hasRemaining()) {
                items.removeFirst();
                passMarks();
            }
        }
        return frame;
    }

    /** Says that the last frame was heard: the marks it passed are reached. */
    void played() {
        while (!passed.isEmpty()) {
            passed.removeFirst().run();
        }
    }

    private void passMarks() {
        while (items.peekFirst() instanceof Mark(Runnable reached)) {
            items.removeFirst();
            passed.addLast(reached);
        }
    }
}
