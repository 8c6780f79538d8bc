package io.hearthline.telephony.audio;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// The low-pass filter between two sample rates, cut into branches: one for each place an output sample can take
/// between two input samples. Immutable and shared by all resamplers of the same pair of rates.
///
/// A sinc that cuts at half of the lower rate, under a Kaiser window of 13 samples of the lower rate on either side. At
/// 8 kHz that is 77 taps at 24 kHz: 63 dB down from 4.6 kHz, within 0.01 dB up to 3.4 kHz, 1.625 ms of delay. The sinc
/// is zero at all other samples of the lower rate, so raising a rate leaves the samples it had as they were.
///
/// @see <a href="https://ccrma.stanford.edu/~jos/resample/">J. O. Smith, Digital Audio Resampling</a>
/// @see <a href="https://ccrma.stanford.edu/~jos/sasp/Kaiser_Window.html">J. O. Smith, Spectral Audio Signal
///     Processing, "Kaiser window" (after J. F. Kaiser 1974)</a>
final class Kernel {
    private static final Set<Integer> RATES_HZ = Set.of(8000, 16000, 22050, 24000, 44100, 48000);
    /// Half of the window, in samples of the lower rate.
    private static final int HALF_WIDTH = 13;
    /// The window's shape: 63 dB of stop band over this width. A larger one would be deeper, but starts later.
    private static final double BETA = 6.05;
    /// The loudest sample times all magnitudes of a branch stays within 32 bits, with a little room for rounding.
    private static final double LARGEST_SUM = 0.99 * (1 << 16);

    private static final ConcurrentMap<Long, Kernel> KNOWN = new ConcurrentHashMap<>();

    private final int lowerHz;
    private final int step;
    private final int history;
    private final int bits;
    /// For each branch its taps without the zeros at either end, the oldest sample's first.
    private final int[][] taps;
    /// For each branch the sample its first tap belongs to; 0 is the oldest of the history.
    private final int[] offsets;

    private Kernel(int fromHz, int toHz) {
        int divisor = gcd(fromHz, toHz);
        int branches = toHz / divisor;
        step = fromHz / divisor;
        lowerHz = Math.min(fromHz, toHz);
        int perSample = Math.max(branches, step);
        int half = branches == step ? 0 : HALF_WIDTH * perSample;
        history = 2 * half / branches;
        double[][] exact = new double[branches][];
        for (int branch = 0; branch < branches; branch++) {
            exact[branch] = branch(branch, branches, half, perSample);
        }
        bits = bits(exact);
        taps = new int[branches][];
        offsets = new int[branches];
        for (int branch = 0; branch < branches; branch++) {
            int[] rounded = rounded(exact[branch]);
            int first = 0;
            while (rounded[first] == 0) {
                first++;
            }
            int end = rounded.length;
            while (rounded[end - 1] == 0) {
                end--;
            }
            offsets[branch] = first;
            taps[branch] = Arrays.copyOfRange(rounded, first, end);
        }
    }

    static Kernel between(int fromHz, int toHz) {
        if (!RATES_HZ.contains(fromHz) || !RATES_HZ.contains(toHz)) {
            throw new IllegalArgumentException("no resampling from %d Hz to %d Hz".formatted(fromHz, toHz));
        }
        return KNOWN.computeIfAbsent((long) fromHz << 32 | toHz, _ -> new Kernel(fromHz, toHz));
    }

    /// How far the next output sample lies behind the last, in branches; [#branches()] of them make an input sample.
    int step() {
        return step;
    }

    int branches() {
        return taps.length;
    }

    /// Input samples that are needed besides the newest.
    int history() {
        return history;
    }

    /// The taps' scale: 1.0 is two to this power.
    int bits() {
        return bits;
    }

    int[] taps(int branch) {
        return taps[branch];
    }

    int offset(int branch) {
        return offsets[branch];
    }

    double delayMs() {
        return branches() == step ? 0 : 1000.0 * HALF_WIDTH / lowerHz;
    }

    /// One branch, oldest sample first. Its sum is 1, the same in all branches: else a constant input would whistle.
    private double[] branch(int branch, int branches, int half, int perSample) {
        double[] taps = new double[history + 1];
        double sum = 0;
        for (int age = 0; branch + age * branches <= 2 * half; age++) {
            double samples = (double) (branch + age * branches - half) / perSample;
            double tap = sinc(samples) * kaiser(samples / HALF_WIDTH);
            taps[history - age] = tap;
            sum += tap;
        }
        for (int i = 0; i < taps.length; i++) {
            taps[i] /= sum;
        }
        return taps;
    }

    /// As many bits as a sum of products in 32 bits holds, whatever the samples are.
    private static int bits(double[][] branches) {
        double widest = 0;
        for (double[] branch : branches) {
            double magnitudes = 0;
            for (double tap : branch) {
                magnitudes += Math.abs(tap);
            }
            widest = Math.max(widest, magnitudes);
        }
        return Math.getExponent(LARGEST_SUM / widest);
    }

    /// The taps in whole numbers, with their sum kept: the tallest takes what rounding left over.
    private int[] rounded(double[] exact) {
        int[] rounded = new int[exact.length];
        int rest = 1 << bits;
        int tallest = 0;
        for (int i = 0; i < exact.length; i++) {
            rounded[i] = Math.toIntExact(Math.round(Math.scalb(exact[i], bits)));
            rest -= rounded[i];
            tallest = rounded[i] > rounded[tallest] ? i : tallest;
        }
        rounded[tallest] += rest;
        return rounded;
    }

    /// Strict, so that the taps round alike on every machine.
    private static double sinc(double x) {
        return x == 0 ? 1 : StrictMath.sin(Math.PI * x) / (Math.PI * x);
    }

    private static double kaiser(double x) {
        return besselI0(BETA * Math.sqrt(Math.max(0, 1 - x * x))) / besselI0(BETA);
    }

    /// The modified Bessel function of the first kind and order zero, by its power series.
    private static double besselI0(double x) {
        double term = 1;
        double sum = 1;
        for (int k = 1; term > sum * 1e-17; k++) {
            term *= x * x / (4.0 * k * k);
            sum += term;
        }
        return sum;
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
