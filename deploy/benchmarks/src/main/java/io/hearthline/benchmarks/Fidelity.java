package io.hearthline.benchmarks;

import java.util.function.Supplier;

/// What a pair of resamplers does to sound on the way from 8 kHz to 24 kHz and back, measured with single tones through
/// 16-bit samples, without a codec. Levels are in decibels over the tone that went in.
///
/// @param droopDb   the largest deviation of any tone from 50 Hz to 3.4 kHz, on the way up
/// @param imagesDb  the most that is heard beside a tone from 50 Hz to 3.4 kHz, on the way up
/// @param aliasesDb the most that is left of a tone from 4.6 kHz to 12 kHz, on the way down
/// @param delayMs   how late a click comes back from a round trip
record Fidelity(double droopDb, double imagesDb, double aliasesDb, double delayMs) {
    private static final int LINE_HZ = 8000;
    private static final int ENGINE_HZ = 24_000;
    private static final int BAND_EDGE_HZ = 3400;
    private static final int STOP_EDGE_HZ = 4600;
    /// Every tone has whole periods in 20 ms.
    private static final int GRID_HZ = 50;

    private static final double AMPLITUDE = 16_000;
    private static final int CLICK_AT = 80;

    /// One direction of conversion; keeps its state from frame to frame.
    @FunctionalInterface
    interface Stage {
        /// @return the number of samples written to `out`
        int convert(short[] in, int length, short[] out);
    }

    /// @param up   makes fresh converters from 8 to 24 kHz
    /// @param down makes fresh converters from 24 to 8 kHz
    static Fidelity of(Supplier<Stage> up, Supplier<Stage> down) {
        double droop = 0;
        double images = 0;
        double aliases = 0;
        for (int hz = GRID_HZ; hz <= BAND_EDGE_HZ; hz += GRID_HZ) {
            short[] out = through(up.get(), tone(hz, LINE_HZ), ENGINE_HZ);
            double heard = amplitudeOf(hz, out);
            droop = Math.max(droop, Math.abs(decibels(heard / AMPLITUDE)));
            double all = squareMean(out);
            images = Math.max(images, Math.sqrt(Math.max(0, 2 * all - heard * heard)) / AMPLITUDE);
        }
        for (int hz = STOP_EDGE_HZ; hz < ENGINE_HZ / 2; hz += GRID_HZ) {
            short[] out = through(down.get(), tone(hz, ENGINE_HZ), LINE_HZ);
            aliases = Math.max(aliases, Math.sqrt(2 * squareMean(out)) / AMPLITUDE);
        }
        return new Fidelity(droop, decibels(images), decibels(aliases), delayMs(up.get(), down.get()));
    }

    private static double delayMs(Stage up, Stage down) {
        short[] click = new short[LINE_HZ / 10];
        click[CLICK_AT] = (short) AMPLITUDE;
        short[] back = through(down, through(up, click, ENGINE_HZ), LINE_HZ);
        int loudest = 0;
        for (int i = 0; i < back.length; i++) {
            loudest = Math.abs(back[i]) > Math.abs(back[loudest]) ? i : loudest;
        }
        return 1000.0 * (loudest - CLICK_AT) / LINE_HZ;
    }

    /// 100 ms of a tone.
    private static short[] tone(int hz, int rateHz) {
        short[] pcm = new short[rateHz / 10];
        for (int i = 0; i < pcm.length; i++) {
            // Not at a zero crossing: half of a rate would be silence.
            pcm[i] = (short) Math.round(AMPLITUDE * Math.sin(2 * Math.PI * hz * i / rateHz + 0.3));
        }
        return pcm;
    }

    private static short[] through(Stage stage, short[] in, int toHz) {
        short[] out = new short[toHz / 10];
        int written = stage.convert(in, in.length, out);
        if (written != out.length) {
            throw new IllegalStateException("%d samples in 100 ms at %d Hz".formatted(written, toHz));
        }
        return out;
    }

    /// The amplitude of a tone, in the last 40 ms.
    private static double amplitudeOf(int hz, short[] pcm) {
        double cos = 0;
        double sin = 0;
        int from = settled(pcm);
        for (int i = from; i < pcm.length; i++) {
            double angle = 2 * Math.PI * hz * i / (pcm.length * 10.0);
            cos += pcm[i] * Math.cos(angle);
            sin += pcm[i] * Math.sin(angle);
        }
        return 2 * Math.hypot(cos, sin) / (pcm.length - from);
    }

    private static double squareMean(short[] pcm) {
        double squares = 0;
        int from = settled(pcm);
        for (int i = from; i < pcm.length; i++) {
            squares += (double) pcm[i] * pcm[i];
        }
        return squares / (pcm.length - from);
    }

    private static int settled(short[] pcm) {
        return pcm.length * 3 / 5;
    }

    private static double decibels(double ratio) {
        return 20 * Math.log10(ratio);
    }
}
