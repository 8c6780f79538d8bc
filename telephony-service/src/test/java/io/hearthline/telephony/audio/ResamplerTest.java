package io.hearthline.telephony.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How a stream is cut into frames, kept, forgotten and bounded; what it sounds like is [ResamplerSoundTest].
class ResamplerTest {
    private static final String EVERY_PAIR = """
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
            8000, 22050
            22050, 8000
            44100, 8000
            8000, 8000
            """;

    @ParameterizedTest
    @CsvSource(textBlock = EVERY_PAIR)
    void anyFramesGiveTheSameBitsAsOnePiece(int fromHz, int toHz) {
        short[] in = Signal.noise(fromHz + toHz, 24_000);
        short[] whole = Signal.resampled(Resampler.of(fromHz, toHz), in);

        for (int seed = 0; seed < 5; seed++) {
            assertThat(inRandomFrames(Resampler.of(fromHz, toHz), in, new Random(seed)))
                    .isEqualTo(whole);
        }
        assertThat(whole).hasSize(Math.ceilDivExact(in.length * (toHz / 50), fromHz / 50));
    }

    @Test
    void aFrameOfThePhoneIsAFrameOfTheEngine() {
        Resampler up = Resampler.of(8000, 24000);
        Resampler down = Resampler.of(24000, 8000);
        short[] engine = new short[480];
        short[] phone = new short[160];

        for (int frame = 0; frame < 50; frame++) {
            assertThat(up.resample(new short[160], 160, engine)).isEqualTo(480);
            assertThat(down.resample(engine, 480, phone)).isEqualTo(160);
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = EVERY_PAIR)
    void nothingOfThePastSoundsAfterAReset(int fromHz, int toHz) {
        Resampler resampler = Resampler.of(fromHz, toHz);
        Signal.resampled(resampler, Signal.noise(7, 1237));

        resampler.reset();

        assertThat(Signal.resampled(resampler, new short[400])).containsOnly(0);
        resampler.reset();
        short[] next = Signal.noise(8, 1000);
        assertThat(Signal.resampled(resampler, next)).isEqualTo(Signal.resampled(Resampler.of(fromHz, toHz), next));
    }

    @ParameterizedTest
    @CsvSource(textBlock = EVERY_PAIR)
    void theLoudestSignalsAreClippedAndNeverWrap(int fromHz, int toHz) {
        short[] loud = new short[4000];
        Random random = new Random(3);
        for (int i = 0; i < loud.length; i++) {
            loud[i] = random.nextBoolean() ? Short.MAX_VALUE : Short.MIN_VALUE;
        }
        short[] quiet = new short[loud.length];
        for (int i = 0; i < loud.length; i++) {
            quiet[i] = (short) (loud[i] >> 3);
        }

        short[] loudOut = Signal.resampled(Resampler.of(fromHz, toHz), loud);
        short[] quietOut = Signal.resampled(Resampler.of(fromHz, toHz), quiet);

        for (int i = 0; i < loudOut.length; i++) {
            int expected = Math.clamp(quietOut[i] * 8, Short.MIN_VALUE, Short.MAX_VALUE);
            assertThat(Math.abs(loudOut[i] - expected)).isLessThan(24);
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = EVERY_PAIR)
    void aConstantStaysThatConstant(int fromHz, int toHz) {
        short[] constant = new short[2000];
        Arrays.fill(constant, (short) -12_345);

        short[] out = Signal.resampled(Resampler.of(fromHz, toHz), constant);

        assertThat(Arrays.copyOfRange(out, out.length / 2, out.length)).containsOnly(-12_345);
    }

    @ParameterizedTest
    @CsvSource({"8000, 16000", "8000, 24000", "8000, 48000", "16000, 48000", "24000, 48000"})
    void raisingARateLeavesTheSamplesThatWereThere(int fromHz, int toHz) {
        short[] in = Signal.noise(11, 500);

        short[] out = Signal.resampled(Resampler.of(fromHz, toHz), in);

        int factor = toHz / fromHz;
        for (int i = 13; i < in.length; i++) {
            assertThat(out[i * factor]).isEqualTo(in[i - 13]);
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = EVERY_PAIR)
    void allocatesNothingOnceItRuns(int fromHz, int toHz) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        Resampler resampler = Resampler.of(fromHz, toHz);
        short[] in = Signal.noise(5, fromHz / 50);
        short[] out = new short[toHz / 50 + 1];
        frames(resampler, in, out);
        threads.getCurrentThreadAllocatedBytes();

        long before = threads.getCurrentThreadAllocatedBytes();
        frames(resampler, in, out);
        long after = threads.getCurrentThreadAllocatedBytes();

        assertThat(after - before).isZero();
    }

    @Test
    void refusesRatesItDoesNotKnow() {
        assertThatIllegalArgumentException().isThrownBy(() -> Resampler.of(8000, 11025));
        assertThatIllegalArgumentException().isThrownBy(() -> Resampler.of(0, 8000));
        assertThatIllegalArgumentException().isThrownBy(() -> Resampler.of(96000, 8000));
    }

    @Test
    void aRefusedFrameLeavesTheStreamAsItWas() {
        Resampler resampler = Resampler.of(8000, 24000);
        short[] in = Signal.noise(9, 160);

        assertThatIllegalArgumentException().isThrownBy(() -> resampler.resample(in, 160, new short[479]));
        assertThatIllegalArgumentException().isThrownBy(() -> resampler.resample(in, 161, new short[999]));
        assertThatIllegalArgumentException().isThrownBy(() -> resampler.resample(in, -1, new short[999]));

        assertThat(Signal.resampled(resampler, in)).isEqualTo(Signal.resampled(Resampler.of(8000, 24000), in));
    }

    private static short[] inRandomFrames(Resampler resampler, short[] in, Random random) {
        short[] all = new short[resampler.outputFor(in.length)];
        int written = 0;
        int read = 0;
        while (read < in.length) {
            int length = Math.min(random.nextInt(4) == 0 ? random.nextInt(2000) : random.nextInt(30), in.length - read);
            short[] frame = Arrays.copyOfRange(in, read, read + length);
            short[] out = new short[resampler.outputFor(length)];
            assertThat(resampler.resample(frame, length, out)).isEqualTo(out.length);
            System.arraycopy(out, 0, all, written, out.length);
            written += out.length;
            read += length;
        }
        assertThat(written).isEqualTo(all.length);
        return all;
    }

    private static void frames(Resampler resampler, short[] in, short[] out) {
        for (int frame = 0; frame < 100; frame++) {
            resampler.resample(in, in.length, out);
        }
    }
}
