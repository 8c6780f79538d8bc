package io.hearthline.telephony.audio;

/// How loud a stretch of audio is.
///
/// 0 dBFS is a sine that just reaches full scale (IEC 61606, AES17), so a full-scale square wave reads +3.01; the
/// telephone's dBov (ITU-T G.100.1) is 3.01 lower.
public final class Loudness {
    /// What digital silence reads, and the lowest value ever returned, in dBFS.
    public static final double SILENCE_DBFS = -120;

    private static final double FULL_SCALE = 32768;

    private Loudness() {}

    /// The root mean square over the samples.
    ///
    /// @param pcm    signed 16-bit samples, mono
    /// @param length samples to measure, from the start of `pcm`
    /// @return dBFS, from [#SILENCE_DBFS] to 3.01; [#SILENCE_DBFS] for no samples
    /// @throws IllegalArgumentException if `pcm` is shorter than `length`
    public static double rmsDbfs(short[] pcm, int length) {
        Lengths.check(length, pcm.length, pcm.length);
        long squares = 0;
        for (int i = 0; i < length; i++) {
            squares += pcm[i] * pcm[i];
        }
        if (squares == 0) {
            return SILENCE_DBFS;
        }
        return Math.max(SILENCE_DBFS, 10 * Math.log10(2.0 * squares / length / (FULL_SCALE * FULL_SCALE)));
    }

    /// The largest magnitude among the samples.
    ///
    /// @param pcm    signed 16-bit samples, mono
    /// @param length samples to look at, from the start of `pcm`
    /// @return 0 to 32 768; 0 for no samples
    /// @throws IllegalArgumentException if `pcm` is shorter than `length`
    public static int peak(short[] pcm, int length) {
        Lengths.check(length, pcm.length, pcm.length);
        int peak = 0;
        for (int i = 0; i < length; i++) {
            peak = Math.max(peak, Math.abs((int) pcm[i]));
        }
        return peak;
    }
}
