package io.hearthline.standins.modem;

/** Phase-continuous frequency shift keying: 1 is 1,200 Hz, 0 is 2,200 Hz, 1,200 bits a second at 8 kHz. */
final class Modulator {

    static final int SAMPLES_PER_CELL = 160;
    private static final double MARK_RADIANS = 2 * Math.PI * 1200 / 8000;
    private static final double SPACE_RADIANS = 2 * Math.PI * 2200 / 8000;
    private static final double AMPLITUDE = 8000;

    /** A bit lasts 20/3 samples, so time is counted in twentieths of a bit: a sample is three of them. */
    private static final int UNITS_PER_BIT = 20;

    private static final int UNITS_PER_SAMPLE = 3;

    static final int WIDE_RATE_HZ = 24_000;
    /** Whole samples in a bit, and a multiple of every rate that is asked for. */
    static final int FINEST_RATE_HZ = 48_000;

    static final int CELLS_PER_SECOND = 50;
    private static final int FINE_SAMPLES_PER_BIT = FINEST_RATE_HZ / 1200;

    private double phase;

    /**
     * One cell of 24 bits as 20 ms of audio.
     *
     * @return 160 mu-law bytes
     */
    byte[] modulate(int cell) {
        byte[] audio = new byte[SAMPLES_PER_CELL];
        for (int i = 0; i < SAMPLES_PER_CELL; i++) {
            audio[i] = MuLaw.encode((int) Math.round(AMPLITUDE * Math.sin(phase)));
            phase = (phase + advance(cell, i * UNITS_PER_SAMPLE)) % (2 * Math.PI);
        }
        return audio;
    }

    /**
     * The same at 48 kHz, as samples of 16 bits.
     *
     * @param at where the cell begins in {@code audio}
     */
    void modulateFine(int cell, short[] audio, int at) {
        int samples = FINE_SAMPLES_PER_BIT * Framing.BITS_PER_CELL;
        for (int i = 0; i < samples; i++) {
            audio[at + i] = (short) Math.round(AMPLITUDE * Math.sin(phase));
            phase = (phase + radians(cell, i / FINE_SAMPLES_PER_BIT) * 8_000 / FINEST_RATE_HZ) % (2 * Math.PI);
        }
    }

    private static double advance(int cell, int unit) {
        int bit = unit / UNITS_PER_BIT;
        int here = Math.min(UNITS_PER_SAMPLE, UNITS_PER_BIT - unit % UNITS_PER_BIT);
        double radians = here * radians(cell, bit);
        if (here < UNITS_PER_SAMPLE && bit < Framing.BITS_PER_CELL - 1) {
            radians += (UNITS_PER_SAMPLE - here) * radians(cell, bit + 1);
        }
        return radians / UNITS_PER_SAMPLE;
    }

    private static double radians(int cell, int bit) {
        boolean mark = ((cell >> (Framing.BITS_PER_CELL - 1 - bit)) & 1) == 1;
        return mark ? MARK_RADIANS : SPACE_RADIANS;
    }
}
