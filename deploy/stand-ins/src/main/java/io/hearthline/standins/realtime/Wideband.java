package io.hearthline.standins.realtime;

import io.hearthline.standins.modem.Speaker;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * 24 kHz PCM, 16 bits, little-endian. Speech carries a pilot of 5.8 kHz, which a plain decimation to 8 kHz folds onto one
 * of the modem's tones, so that bad resampling costs words; and what is heard must hold next to nothing above the band of
 * a telephone, or it was made by repeating samples.
 */
final class Wideband {
    static final int RATE_HZ = 24_000;
    private static final int BYTES_PER_MS = RATE_HZ * 2 / 1000;
    private static final double PILOT_HZ = 5_800;
    private static final double PILOT_AMPLITUDE = 8_000;
    private static final int RATIO = 3;
    private static final double CUT_HZ = 4_000;
    private static final double HIGH_HZ = 4_600;
    private static final double LOW_HZ = 3_400;
    private static final int TAPS = 121;
    /** Half a second: pauses and the edges of a word do not decide. */
    private static final int JUDGED_SAMPLES = RATE_HZ / 2;

    private static final double MOST_HIGH = Math.pow(10, -3.5);
    private static final double QUIET = 100.0 * 100.0;

    private static final double[] CUT = lowPass(CUT_HZ);
    private static final double[] BELOW = lowPass(LOW_HZ - 300);
    private static final double[] UP_TO_HIGH = lowPass(HIGH_HZ + 400);

    private final double[] recent = new double[TAPS];
    private int next;
    private int phase;
    private double low;
    private double high;
    private int judged;

    /** A sentence as the vendor speaks it. */
    static byte[] speech(String sentence) {
        short[] words = Speaker.renderWide(sentence);
        ByteBuffer out = ByteBuffer.allocate(words.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < words.length; at++) {
            double pilot = PILOT_AMPLITUDE * Math.sin(2 * Math.PI * PILOT_HZ * at / RATE_HZ);
            out.putShort((short) Math.round(words[at] + pilot));
        }
        return out.array();
    }

    /** How long so many bytes last. */
    static int ms(int bytes) {
        return bytes / BYTES_PER_MS;
    }

    /**
     * Brings what was heard down to 8 kHz.
     *
     * @throws Refusal if there is more above 4.6 kHz than 35 dB under what is below 3.4 kHz
     */
    short[] narrow(byte[] pcm) {
        ByteBuffer in = ByteBuffer.wrap(pcm).order(ByteOrder.LITTLE_ENDIAN);
        short[] out = new short[(pcm.length / 2 + RATIO - 1) / RATIO];
        int written = 0;
        while (in.remaining() >= 2) {
            recent[next] = in.getShort();
            next = (next + 1) % TAPS;
            judge();
            if (phase == 0) {
                out[written++] = (short) Math.clamp(Math.round(filtered(CUT)), Short.MIN_VALUE, Short.MAX_VALUE);
            }
            phase = (phase + 1) % RATIO;
        }
        return java.util.Arrays.copyOf(out, written);
    }

    /** A third of the samples is enough to go by. */
    private void judge() {
        if (phase != 1) {
            return;
        }
        double below = filtered(BELOW);
        double above = recent[(next + TAPS / 2) % TAPS] - filtered(UP_TO_HIGH);
        low += below * below;
        high += above * above;
        if (++judged < JUDGED_SAMPLES / RATIO) {
            return;
        }
        boolean images = low / judged > QUIET && high > MOST_HIGH * low;
        low = 0;
        high = 0;
        judged = 0;
        if (images) {
            throw Refusal.invalid("audio", "Input audio has energy above 4.6 kHz that no telephone carries.");
        }
    }

    private double filtered(double[] taps) {
        double sum = 0;
        for (int i = 0; i < TAPS; i++) {
            sum += recent[(next + i) % TAPS] * taps[i];
        }
        return sum;
    }

    /** A sinc under a Blackman window: 74 dB down about 550 Hz beyond the edge. */
    private static double[] lowPass(double edgeHz) {
        double[] taps = new double[TAPS];
        double sum = 0;
        for (int i = 0; i < TAPS; i++) {
            double x = i - (TAPS - 1) / 2.0;
            double sinc =
                    x == 0 ? 1 : Math.sin(2 * Math.PI * edgeHz / RATE_HZ * x) / (2 * Math.PI * edgeHz / RATE_HZ * x);
            double turn = 2 * Math.PI * i / (TAPS - 1);
            taps[i] = sinc * (0.42 - 0.5 * Math.cos(turn) + 0.08 * Math.cos(2 * turn));
            sum += taps[i];
        }
        for (int i = 0; i < TAPS; i++) {
            taps[i] /= sum;
        }
        return taps;
    }
}
