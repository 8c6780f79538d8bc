package io.hearthline.standins.modem;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;

/** Text to mu-law, frame by frame, with an idle carrier in the pauses. Thread-safe. */
public final class Speaker {

    private static final int UTTERANCES = 1 << 16;
    private static final AtomicInteger RENDERED = new AtomicInteger();

    private final Modulator modulator = new Modulator();
    private final Deque<int[]> packets = new ArrayDeque<>();
    private int[] current = {};
    private int at;
    private int utterance;
    private int counter;

    /** Queues one utterance, word by word. */
    public synchronized void say(String sentence) {
        utterance = (utterance + 1) % UTTERANCES;
        packets.addAll(Framing.packets(utterance, sentence));
    }

    /**
     * The next 20 ms.
     *
     * @return 160 mu-law bytes of speech or, where there is nothing to say, of idle carrier
     */
    public synchronized byte[] frame() {
        if (at == current.length && !packets.isEmpty()) {
            current = packets.removeFirst();
            at = 0;
        }
        int cell = at < current.length ? current[at++] : Framing.idle(counter);
        counter = (counter + 1) % Framing.COUNTERS;
        return modulator.modulate(cell);
    }

    /** Whether nothing is queued or under way. */
    public synchronized boolean idle() {
        return packets.isEmpty() && at == current.length;
    }

    /** Stops as a person does who is interrupted: the word under way is the last one. */
    public synchronized void cutOff() {
        packets.clear();
    }

    /**
     * A whole sentence at once, for an engine that sends its audio in large pieces.
     *
     * @return mu-law bytes at 8 kHz, a multiple of 160; only words, no idle carrier
     */
    public static byte[] render(String sentence) {
        Modulator modulator = new Modulator();
        ByteArrayOutputStream audio = new ByteArrayOutputStream();
        for (int[] packet : Framing.packets(RENDERED.incrementAndGet() % UTTERANCES, sentence)) {
            for (int cell : packet) {
                audio.writeBytes(modulator.modulate(cell));
            }
        }
        return audio.toByteArray();
    }

    /**
     * The same sentence for an engine that speaks at 24 kHz.
     *
     * @return samples of 16 bits, a multiple of 480
     */
    public static short[] renderWide(String sentence) {
        return render(sentence, Modulator.WIDE_RATE_HZ);
    }

    /**
     * As samples of 16 bits at another rate.
     *
     * @param rateHz one that 48,000 is a multiple of
     */
    public static short[] render(String sentence, int rateHz) {
        Modulator modulator = new Modulator();
        int[] cells = Framing.packets(RENDERED.incrementAndGet() % UTTERANCES, sentence).stream()
                .flatMapToInt(Arrays::stream)
                .toArray();
        int perCell = Modulator.FINEST_RATE_HZ / Modulator.CELLS_PER_SECOND;
        short[] fine = new short[cells.length * perCell];
        for (int i = 0; i < cells.length; i++) {
            modulator.modulateFine(cells[i], fine, i * perCell);
        }
        int every = Modulator.FINEST_RATE_HZ / rateHz;
        short[] audio = new short[fine.length / every];
        for (int i = 0; i < audio.length; i++) {
            audio[i] = fine[i * every];
        }
        return audio;
    }
}
