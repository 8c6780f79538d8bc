package io.hearthline.telephony.audio;

import java.util.Arrays;

/// Changes the sample rate of one stream of audio, frame by frame.
///
/// Rates are 8, 16, 22.05, 24, 44.1 and 48 kHz. With `low` the lower of the two: flat within 0.1 dB up to 0.425 `low`,
/// at least 60 dB down from 0.575 `low` (3.4 and 4.6 kHz where one side is a telephone line), and 13 samples of `low`
/// late (1.625 ms at 8 kHz, so 3.25 ms there and back). Equal rates copy. What is cut into frames comes out as if it
/// had not been: the last samples of a frame are kept for the next. The arithmetic is in whole numbers, so the result
/// is the same to the bit on every machine.
///
/// Allocates nothing after [#of]. One stream, one thread at a time.
public final class Resampler {
    /// Input samples converted in one go; longer input is cut.
    private static final int BLOCK = 480;

    private final Kernel kernel;
    private final int history;
    private final int branches;
    private final int wholeStep;
    private final int branchStep;
    private final int bits;
    /// The last samples of the past, then a block of new ones; 32 bits wide, so that the products need no conversion.
    private final int[] line;
    /// The new sample the next output ends with.
    private int due;
    /// How many branches behind that sample the output lies.
    private int branch;

    private Resampler(Kernel kernel) {
        this.kernel = kernel;
        history = kernel.history();
        branches = kernel.branches();
        wholeStep = kernel.step() / branches;
        branchStep = kernel.step() % branches;
        bits = kernel.bits();
        line = new int[history + BLOCK];
    }

    /// A resampler that has heard nothing yet.
    ///
    /// @param fromHz samples a second of the input
    /// @param toHz   samples a second of the output
    /// @throws IllegalArgumentException if either is not a rate named above
    public static Resampler of(int fromHz, int toHz) {
        return new Resampler(Kernel.between(fromHz, toHz));
    }

    /// Converts the next samples of the stream.
    ///
    /// @param in     signed 16-bit samples, mono
    /// @param length samples to convert, from the start of `in`
    /// @param out    receives the result, louder peaks than 16 bits hold clipped; must not be `in`
    /// @return the number of samples written, equal to what [#outputFor] said before
    /// @throws IllegalArgumentException if `in` or `out` is too short; the stream stays as it was
    public int resample(short[] in, int length, short[] out) {
        Lengths.check(length, in.length, Integer.MAX_VALUE);
        Lengths.check(outputFor(length), Integer.MAX_VALUE, out.length);
        int written = 0;
        for (int from = 0; from < length; from += BLOCK) {
            int count = Math.min(BLOCK, length - from);
            for (int i = 0; i < count; i++) {
                line[history + i] = in[from + i];
            }
            written = convert(count, out, written);
            System.arraycopy(line, count, line, 0, history);
        }
        return written;
    }

    /// How many samples the next input makes: always 480 for 160 from 8 to 24 kHz, and 160 for 480 back; where the
    /// rates don't divide the frame it varies by one.
    ///
    /// @param length samples of input
    /// @throws ArithmeticException if they make more samples than an array holds
    public int outputFor(int length) {
        long behind = (long) length * branches - ((long) due * branches + branch);
        return behind <= 0 ? 0 : Math.toIntExact(Math.ceilDiv(behind, (long) kernel.step()));
    }

    /// How much later a sound comes out than it went in, in milliseconds of audio.
    public double delayMs() {
        return kernel.delayMs();
    }

    /// Forgets everything heard: nothing of it sounds in what comes next (after an interruption, say).
    public void reset() {
        Arrays.fill(line, 0);
        due = 0;
        branch = 0;
    }

    private int convert(int count, short[] out, int written) {
        int to = written;
        int at = due;
        int phase = branch;
        int half = 1 << (bits - 1);
        while (at < count) {
            int sum = half + dot(line, at + kernel.offset(phase), kernel.taps(phase));
            out[to++] = (short) Math.clamp(sum >> bits, Short.MIN_VALUE, Short.MAX_VALUE);
            at += wholeStep;
            phase += branchStep;
            if (phase >= branches) {
                phase -= branches;
                at++;
            }
        }
        due = at - count;
        branch = phase;
        return to;
    }

    /// Never overflows: the taps are scaled for the loudest samples there are.
    private static int dot(int[] samples, int from, int[] taps) {
        int sum = 0;
        for (int i = 0; i < taps.length; i++) {
            sum += samples[from + i] * taps[i];
        }
        return sum;
    }
}
