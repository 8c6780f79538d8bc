package io.hearthline.standins.elevenlabs;

import io.hearthline.standins.modem.Listener;
import io.hearthline.standins.modem.Speaker;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;

/**
 * The audio of one conversation in the agent's format, both ways. From 16 kHz on, speech carries a pilot of 5.8 kHz that
 * no telephone line lets through: thinning the samples out without a filter folds it onto the words.
 */
final class Coding {
    static final String MU_LAW = "ulaw_8000";
    private static final int LINE_HZ = 8000;
    private static final Map<String, Integer> PCM_HZ =
            Map.of("pcm_8000", 8000, "pcm_16000", 16_000, "pcm_24000", 24_000, "pcm_48000", 48_000);
    private static final double PILOT_HZ = 5_800;
    private static final double PILOT_AMPLITUDE = 8_000;
    private static final int QUIET_MS = 20;
    private static final int TAPS_PER_RATIO = 40;

    private final int rateHz;
    private final boolean muLaw;
    private final double[] taps;
    private final double[] recent;
    private int next;
    private int phase;

    /** @throws IllegalArgumentException if this vendor does not speak the format */
    Coding(String format) {
        muLaw = format.equals(MU_LAW);
        Integer pcm = PCM_HZ.get(format);
        if (!muLaw && pcm == null) {
            throw new IllegalArgumentException("no such format: " + format);
        }
        rateHz = pcm == null ? LINE_HZ : pcm;
        taps = lowPass(rateHz / LINE_HZ);
        recent = new double[taps.length];
    }

    /** Whether there is such a format here. */
    static boolean speaks(String format) {
        return format.equals(MU_LAW) || PCM_HZ.containsKey(format);
    }

    int bytesPerMs() {
        return muLaw ? LINE_HZ / 1000 : 2 * rateHz / 1000;
    }

    /** A sentence; as PCM it ends in a moment of silence, as voices do. */
    byte[] speech(String sentence) {
        if (muLaw) {
            return Speaker.render(sentence);
        }
        short[] words = Speaker.render(sentence, rateHz);
        ByteBuffer out = ByteBuffer.allocate(2 * (words.length + QUIET_MS * rateHz / 1000))
                .order(ByteOrder.LITTLE_ENDIAN);
        boolean pilot = rateHz > 2 * PILOT_HZ;
        for (int at = 0; at < words.length; at++) {
            double above = pilot ? PILOT_AMPLITUDE * Math.sin(2 * Math.PI * PILOT_HZ * at / rateHz) : 0;
            out.putShort((short) Math.round(words[at] + above));
        }
        return out.array();
    }

    /** Lets somebody hear what the client sent. */
    void hear(byte[] audio, Listener listener) {
        if (muLaw) {
            listener.hear(audio);
            return;
        }
        int ratio = rateHz / LINE_HZ;
        ByteBuffer in = ByteBuffer.wrap(audio).order(ByteOrder.LITTLE_ENDIAN);
        short[] narrow = new short[audio.length / 2 / ratio + 1];
        int written = 0;
        while (in.remaining() >= 2) {
            recent[next] = in.getShort();
            next = (next + 1) % recent.length;
            if (phase == 0) {
                narrow[written++] = (short) Math.clamp(Math.round(filtered()), Short.MIN_VALUE, Short.MAX_VALUE);
            }
            phase = (phase + 1) % ratio;
        }
        listener.hear(Arrays.copyOf(narrow, written));
    }

    private double filtered() {
        double sum = 0;
        for (int i = 0; i < taps.length; i++) {
            sum += recent[(next + i) % recent.length] * taps[i];
        }
        return sum;
    }

    /** A sinc under a Blackman window, cut off at 4 kHz; nothing to do at the line's own rate. */
    private static double[] lowPass(int ratio) {
        if (ratio == 1) {
            return new double[] {1};
        }
        double[] taps = new double[TAPS_PER_RATIO * ratio + 1];
        double sum = 0;
        for (int i = 0; i < taps.length; i++) {
            double x = (i - taps.length / 2) / (double) ratio;
            double turn = 2 * Math.PI * i / (taps.length - 1);
            double window = 0.42 - 0.5 * Math.cos(turn) + 0.08 * Math.cos(2 * turn);
            taps[i] = window * (x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));
            sum += taps[i];
        }
        for (int i = 0; i < taps.length; i++) {
            taps[i] /= sum;
        }
        return taps;
    }
}
