package io.hearthline.standins.modem;

/** Audio to bits: two correlators, and a clock that follows the bit edges. Not thread-safe. */
final class Demodulator {

    /** Takes the bits, and the edges of the carrier. */
    interface Sink {
        void bit(int bit);

        void carrierLost();
    }

    private static final int WINDOW = 6;
    private static final double BITS_PER_SAMPLE = 1200.0 / 8000;
    private static final double CLOCK_GAIN = 0.2;
    private static final double LARGEST_JITTER = 0.3;

    /** Where in a bit, counted from the edge the correlators see half a window late, its value is read. */
    private static final double DECISION = 0.4;

    /** The first edge of a carrier is seen when a sample or so of it has come in. */
    private static final double TIME_AT_ONSET = -0.35;

    private static final double LEAST_ENERGY = WINDOW * 400.0 * 400.0;
    private static final double[] MARK_COS = new double[WINDOW];
    private static final double[] MARK_SIN = new double[WINDOW];
    private static final double[] SPACE_COS = new double[WINDOW];
    private static final double[] SPACE_SIN = new double[WINDOW];

    static {
        for (int i = 0; i < WINDOW; i++) {
            double mark = 2 * Math.PI * 1200 * i / 8000;
            double space = 2 * Math.PI * 2200 * i / 8000;
            MARK_COS[i] = Math.cos(mark);
            MARK_SIN[i] = Math.sin(mark);
            SPACE_COS[i] = Math.cos(space);
            SPACE_SIN[i] = Math.sin(space);
        }
    }

    private final Sink sink;
    private final double[] recent = new double[WINDOW];
    private int next;
    private boolean carrier;

    /** In bits; an edge between bits is due at every whole number. */
    private double time;

    private double nextDecision;
    private double lastTone;

    Demodulator(Sink sink) {
        this.sink = sink;
    }

    void hear(byte[] muLaw) {
        for (byte code : muLaw) {
            sample(MuLaw.decode(code));
        }
    }

    void hear(short[] linear) {
        for (short value : linear) {
            sample(value);
        }
    }

    private void sample(int linear) {
        recent[next] = linear;
        next = (next + 1) % WINDOW;
        double energy = 0;
        for (double value : recent) {
            energy += value * value;
        }
        if (energy < LEAST_ENERGY) {
            if (carrier) {
                carrier = false;
                sink.carrierLost();
            }
            return;
        }
        double tone = tone();
        if (!carrier) {
            carrier = true;
            time = TIME_AT_ONSET;
            nextDecision = DECISION;
            lastTone = tone;
            return;
        }
        clock(tone);
        lastTone = tone;
    }

    private void clock(double tone) {
        time += BITS_PER_SAMPLE;
        if (time >= nextDecision) {
            nextDecision += 1;
            sink.bit(tone > 0 ? 1 : 0);
        }
        if (tone > 0 != lastTone > 0) {
            double sinceEdge = Math.abs(tone) / (Math.abs(tone) + Math.abs(lastTone)) * BITS_PER_SAMPLE;
            double error = time - sinceEdge;
            error -= Math.rint(error);
            // Where two frames are spliced there are edges in mid-bit; they must not move the clock.
            time -= Math.abs(error) > LARGEST_JITTER ? 0 : CLOCK_GAIN * error;
        }
    }

    /** Positive where 1,200 Hz is the stronger. */
    private double tone() {
        double markI = 0;
        double markQ = 0;
        double spaceI = 0;
        double spaceQ = 0;
        for (int i = 0; i < WINDOW; i++) {
            double value = recent[(next + i) % WINDOW];
            markI += value * MARK_COS[i];
            markQ += value * MARK_SIN[i];
            spaceI += value * SPACE_COS[i];
            spaceQ += value * SPACE_SIN[i];
        }
        return markI * markI + markQ * markQ - spaceI * spaceI - spaceQ * spaceQ;
    }
}
