package io.hearthline.telephony.audio;

import java.util.Random;

/// Test signals, and what is left of them.
final class Signal {
    private Signal() {}

    static short[] tone(double hz, double amplitude, int rateHz, int length) {
        short[] pcm = new short[length];
        for (int i = 0; i < length; i++) {
            pcm[i] = (short) Math.round(amplitude * Math.sin(2 * Math.PI * hz * i / rateHz + 0.3));
        }
        return pcm;
    }

    /// A tone that climbs from 0 Hz to `topHz` at a steady pace.
    static short[] sweep(double topHz, double amplitude, int rateHz, int length) {
        short[] pcm = new short[length];
        for (int i = 0; i < length; i++) {
            double seconds = (double) i / rateHz;
            double climb = topHz * rateHz / length;
            pcm[i] = (short) Math.round(amplitude * Math.sin(Math.PI * climb * seconds * seconds));
        }
        return pcm;
    }

    static short[] noise(long seed, int length) {
        Random random = new Random(seed);
        short[] pcm = new short[length];
        for (int i = 0; i < length; i++) {
            pcm[i] = (short) random.nextInt(-32768, 32768);
        }
        return pcm;
    }

    static short[] resampled(Resampler resampler, short[] in) {
        short[] out = new short[resampler.outputFor(in.length)];
        resampler.resample(in, in.length, out);
        return out;
    }

    /// The amplitude of the tone of `hz` in the samples from `from` on; whole periods must fit.
    static double amplitudeOf(double hz, short[] pcm, int from, int rateHz) {
        double cos = 0;
        double sin = 0;
        for (int i = from; i < pcm.length; i++) {
            double angle = 2 * Math.PI * hz * i / rateHz;
            cos += pcm[i] * Math.cos(angle);
            sin += pcm[i] * Math.sin(angle);
        }
        return 2 * Math.hypot(cos, sin) / (pcm.length - from);
    }

    /// The root mean square of what stays when the tone of `hz` is taken away.
    static double restBeside(double hz, short[] pcm, int from, int rateHz) {
        double tone = amplitudeOf(hz, pcm, from, rateHz);
        double all = rms(pcm, from, pcm.length);
        return Math.sqrt(Math.max(0, all * all - tone * tone / 2));
    }

    static double rms(short[] pcm, int from, int to) {
        double squares = 0;
        for (int i = from; i < to; i++) {
            squares += (double) pcm[i] * pcm[i];
        }
        return Math.sqrt(squares / (to - from));
    }

    static double decibels(double ratio) {
        return 20 * Math.log10(ratio);
    }
}
