package io.hearthline.benchmarks;

import io.hearthline.benchmarks.peers.LinearResampler;
import io.hearthline.telephony.audio.MuLaw;
import io.hearthline.telephony.audio.Resampler;
import java.util.Collection;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/// A 20 ms frame of a phone call on its way to a 24 kHz engine and back: mu-law 8 kHz → linear 24 kHz → mu-law 8 kHz.
/// [#bandLimited] is what the product does; [#linear] is the same with straight lines up and every third sample down.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xmx256m", "--sun-misc-unsafe-memory-access=allow"})
public class TranscodingBench {
    private static final int FRAME = 160;
    /// One second of frames, so that no branch can be learnt by heart.
    private static final int FRAMES = 50;

    private static final String BYTES_PER_FRAME = "gc.alloc.rate.norm";

    private final byte[][] line = speechLike();
    private final short[] narrow = new short[FRAME];
    private final short[] wide = new short[3 * FRAME];
    private final byte[] back = new byte[FRAME];
    private final Resampler up = Resampler.of(8000, 24_000);
    private final Resampler down = Resampler.of(24_000, 8000);
    private final LinearResampler linearUp = LinearResampler.up(3);
    private final LinearResampler linearDown = LinearResampler.down(3);
    private int next;

    /// The product's way.
    @Benchmark
    public byte[] bandLimited() {
        MuLaw.decode(frame(), FRAME, narrow);
        up.resample(narrow, FRAME, wide);
        down.resample(wide, wide.length, narrow);
        MuLaw.encode(narrow, FRAME, back);
        return back;
    }

    /// The simple way.
    @Benchmark
    public byte[] linear() {
        MuLaw.decode(frame(), FRAME, narrow);
        linearUp.resample(narrow, FRAME, wide);
        linearDown.resample(wide, wide.length, narrow);
        MuLaw.encode(narrow, FRAME, back);
        return back;
    }

    /// Measures both (about 40 s) and prints a table for `RESULTS.md`.
    public static void main(String[] args) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(TranscodingBench.class.getName() + "\\.")
                        .addProfiler(GCProfiler.class)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        Fidelity filtered =
                Fidelity.of(() -> Resampler.of(8000, 24_000)::resample, () -> Resampler.of(24_000, 8000)::resample);
        Fidelity plain = Fidelity.of(() -> LinearResampler.up(3)::resample, () -> LinearResampler.down(3)::resample);
        System.out.println(Machine.describe());
        System.out.println();
        System.out.print(table(results, filtered, plain));
    }

    private static String table(Collection<RunResult> results, Fidelity filtered, Fidelity plain) {
        return """
                | Way | µs a frame | best second | bytes a frame | droop to 3.4 kHz | images | aliases from 4.6 kHz | delay |
                |---|---|---|---|---|---|---|---|
                """ + row("bandLimited", results, filtered) + row("linear", results, plain);
    }

    private static String row(String way, Collection<RunResult> results, Fidelity fidelity) {
        RunResult result = results.stream()
                .filter(run -> run.getPrimaryResult().getLabel().equals(way))
                .findFirst()
                .orElseThrow();
        Result<?> time = result.getPrimaryResult();
        Result<?> bytes = Objects.requireNonNull(
                result.getSecondaryResults().get(BYTES_PER_FRAME), "the profiler saw no allocation rate");
        return "| %s | %.2f ± %.2f | %.2f | %.1f | %.3f dB | %.1f dB | %.1f dB | %.2f ms |\n"
                .formatted(
                        way,
                        time.getScore(),
                        time.getScoreError(),
                        time.getStatistics().getMin(),
                        bytes.getScore(),
                        fidelity.droopDb(),
                        fidelity.imagesDb(),
                        fidelity.aliasesDb(),
                        fidelity.delayMs());
    }

    private byte[] frame() {
        next = next + 1 == FRAMES ? 0 : next + 1;
        return line[next];
    }

    /// A buzz with harmonics that swells and fades, in a little noise.
    private static byte[][] speechLike() {
        Random random = new Random(1);
        byte[][] frames = new byte[FRAMES][FRAME];
        for (int i = 0; i < FRAMES * FRAME; i++) {
            double seconds = i / 8000.0;
            double sample = 200 * random.nextGaussian();
            for (int harmonic = 1; harmonic <= 20; harmonic++) {
                sample += 6000.0 / harmonic * Math.sin(2 * Math.PI * 140 * harmonic * seconds);
            }
            double swell = Math.abs(Math.sin(2 * Math.PI * 2 * seconds));
            frames[i / FRAME][i % FRAME] =
                    MuLaw.encode((short) Math.clamp(Math.round(sample * swell), Short.MIN_VALUE, Short.MAX_VALUE));
        }
        return frames;
    }
}
