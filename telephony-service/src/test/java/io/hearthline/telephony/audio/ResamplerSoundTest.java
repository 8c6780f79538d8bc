package io.hearthline.telephony.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a resampler does to tones and sweeps. Frequencies are multiples of 50 Hz, so that 0.1 s holds whole periods.
class ResamplerSoundTest {
    private static final double LOUD = 16_000;
    private static final String PAIRS = """
            8000, 16000
            8000, 24000
            8000, 48000
            16000, 8000
            16000, 24000
            16000, 48000
            24000, 8000
            24000, 16000
            24000, 48000
            48000, 8000
            48000, 16000
            48000, 24000
            """;

    /// 3.4 kHz where the lower rate is the telephone's, and in proportion elsewhere.
    @ParameterizedTest
    @CsvSource(textBlock = PAIRS)
    void isFlatUpToTheEdgeOfTheBand(int fromHz, int toHz) {
        int edgeHz = Math.min(fromHz, toHz) * 17 / 40;
        for (int hz = 50; hz <= edgeHz; hz += 50) {
            short[] out = Signal.resampled(Resampler.of(fromHz, toHz), Signal.tone(hz, LOUD, fromHz, fromHz / 5));

            double gain = Signal.decibels(Signal.amplitudeOf(hz, out, toHz / 10, toHz) / LOUD);

            assertThat(gain).as("gain at %d Hz", hz).isCloseTo(0, within(0.1));
        }
    }

    /// What a lower rate cannot carry would fold into the band: everything that comes out counts.
    @ParameterizedTest
    @CsvSource({
        "16000, 8000",
        "24000, 8000",
        "48000, 8000",
        "24000, 16000",
        "48000, 16000",
        "48000, 24000",
        "22050, 8000"
    })
    void nothingAboveTheBandFoldsIntoIt(int fromHz, int toHz) {
        for (int hz = toHz * 23 / 40; hz < fromHz / 2; hz += 50) {
            short[] in = Signal.tone(hz, LOUD, fromHz, fromHz / 5);
            short[] out = Signal.resampled(Resampler.of(fromHz, toHz), in);

            double left = Signal.decibels(Signal.rms(out, toHz / 10, out.length) / (LOUD / Math.sqrt(2)));

            assertThat(left).as("left of %d Hz", hz).isLessThan(-60);
        }
    }

    /// A tone in the band has images above the lower rate's half; everything but the tone counts.
    @ParameterizedTest
    @CsvSource({
        "8000, 16000",
        "8000, 24000",
        "8000, 48000",
        "16000, 24000",
        "16000, 48000",
        "24000, 48000",
    })
    void aHigherRateHearsNoImages(int fromHz, int toHz) {
        for (int hz = 50; hz <= fromHz * 17 / 40; hz += 50) {
            short[] out = Signal.resampled(Resampler.of(fromHz, toHz), Signal.tone(hz, LOUD, fromHz, fromHz / 5));

            double images = Signal.restBeside(hz, out, toHz / 10, toHz);

            assertThat(Signal.decibels(images / (LOUD / Math.sqrt(2))))
                    .as("images of %d Hz", hz)
                    .isLessThan(-60);
        }
    }

    @Test
    void aSweepIsHeardInTheBandAndGoneAboveIt() {
        short[] sweep = Signal.sweep(12_000, LOUD, 24_000, 24_000 * 12);
        short[] out = Signal.resampled(Resampler.of(24_000, 8000), sweep);
        double full = LOUD / Math.sqrt(2);

        // One second of sweep is one kilohertz; windows of 20 ms.
        for (int from = 8000 / 10; from + 160 <= out.length; from += 160) {
            double hz = from / 8.0;
            double level = Signal.decibels(Signal.rms(out, from, from + 160) / full);
            if (hz <= 3380) {
                assertThat(level).as("level at %.0f Hz", hz).isCloseTo(0, within(0.25));
            } else if (hz >= 4605) {
                assertThat(level).as("level at %.0f Hz", hz).isLessThan(-60);
            }
        }
    }

    /// Plain decimation folds 5.8 kHz onto 2.2 kHz at full strength.
    @Test
    void aToneAboveTheTelephoneBandDoesNotTurnIntoSpeech() {
        short[] in = Signal.tone(5800, LOUD, 24_000, 4800);
        short[] out = Signal.resampled(Resampler.of(24_000, 8000), in);

        assertThat(Signal.decibels(Signal.amplitudeOf(2200, out, 800, 8000) / LOUD))
                .isLessThan(-60);
    }

    @Test
    void thereAndBackIsFlatWithinATenthOfADecibel() {
        for (int hz = 50; hz <= 3400; hz += 50) {
            short[] there = Signal.resampled(Resampler.of(8000, 24_000), Signal.tone(hz, LOUD, 8000, 1600));
            short[] back = Signal.resampled(Resampler.of(24_000, 8000), there);

            double gain = Signal.decibels(Signal.amplitudeOf(hz, back, 800, 8000) / LOUD);

            assertThat(gain).as("gain at %d Hz", hz).isCloseTo(0, within(0.1));
        }
    }

    @Test
    void thereAndBackTakesThreeAndAQuarterMilliseconds() {
        Resampler up = Resampler.of(8000, 24_000);
        Resampler down = Resampler.of(24_000, 8000);
        short[] click = new short[160];
        click[40] = 20_000;

        short[] out = Signal.resampled(down, Signal.resampled(up, click));

        assertThat(loudest(out) - 40).isEqualTo(26);
        assertThat(up.delayMs() + down.delayMs()).isEqualTo(3.25).isLessThanOrEqualTo(3.5);
    }

    @ParameterizedTest
    @CsvSource(textBlock = PAIRS)
    void isAsLateAsItSays(int fromHz, int toHz) {
        Resampler resampler = Resampler.of(fromHz, toHz);
        short[] click = new short[fromHz / 50];
        click[fromHz / 200] = 20_000;

        short[] out = Signal.resampled(resampler, click);

        double lateMs = 1000.0 * loudest(out) / toHz - 5;
        assertThat(lateMs).isCloseTo(resampler.delayMs(), within(500.0 / toHz));
        assertThat(resampler.delayMs()).isLessThan(1.7);
    }

    private static int loudest(short[] pcm) {
        int loudest = 0;
        for (int i = 0; i < pcm.length; i++) {
            loudest = Math.abs(pcm[i]) > Math.abs(pcm[loudest]) ? i : loudest;
        }
        return loudest;
    }
}
