package io.hearthline.standins.modem;

import java.util.function.Consumer;

/** Mu-law to text. Not thread-safe; what it hears is told on the thread that brings the audio. */
public final class Listener {

    private final Demodulator demodulator;

    /** Tells {@code heard} every word, idle frame and fault, in the order of the audio. */
    public Listener(Consumer<Heard> heard) {
        this.demodulator = new Demodulator(new Aligner(new Deframer(heard)));
    }

    /**
     * Takes the next piece of the audio.
     *
     * @param muLaw one byte per sample, 8 000 samples a second, any number of them
     */
    public void hear(byte[] muLaw) {
        demodulator.hear(muLaw);
    }

    /**
     * As above, for audio that never was mu-law.
     *
     * @param linear samples of 16 bits, 8 000 a second
     */
    public void hear(short[] linear) {
        demodulator.hear(linear);
    }
}
