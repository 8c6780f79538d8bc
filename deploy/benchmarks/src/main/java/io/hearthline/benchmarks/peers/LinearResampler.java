package io.hearthline.benchmarks.peers;

/// Changes a sample rate by a whole factor as telephone bridges commonly do: straight lines between samples on the way
/// up, every n-th sample on the way down. There is no filter, so highs droop on the way up and fold into the band on
/// the way down.
///
/// Frames must hold whole steps (a multiple of the factor on the way down).
public final class LinearResampler {
    private final int factor;
    private final boolean up;
    private int last;

    private LinearResampler(int factor, boolean up) {
        this.factor = factor;
        this.up = up;
    }

    /// @param factor output samples for each input sample
    public static LinearResampler up(int factor) {
        return new LinearResampler(factor, true);
    }

    /// @param factor input samples for each output sample
    public static LinearResampler down(int factor) {
        return new LinearResampler(factor, false);
    }

    /// Converts the next frame.
    ///
    /// @param in     signed 16-bit samples
    /// @param length samples to convert, from the start of `in`
    /// @param out    receives the result
    /// @return the number of samples written
    public int resample(short[] in, int length, short[] out) {
        return up ? interpolated(in, length, out) : decimated(in, length, out);
    }

    private int interpolated(short[] in, int length, short[] out) {
        int written = 0;
        int from = last;
        for (int i = 0; i < length; i++) {
            int to = in[i];
            for (int step = 1; step <= factor; step++) {
                out[written++] = (short) (from + (to - from) * step / factor);
            }
            from = to;
        }
        last = from;
        return written;
    }

    private int decimated(short[] in, int length, short[] out) {
        int written = 0;
        for (int i = 0; i + factor <= length; i += factor) {
            out[written++] = in[i];
        }
        return written;
    }
}
