package io.hearthline.telephony.audio;

/// G.711 mu-law, the code of North American telephone lines: one byte a sample, about 13 bits of range.
///
/// Linear samples are signed 16-bit; G.711 counts in 14 bits, so its values appear here times four. The tables are
/// computed once, when the class is loaded; nothing is allocated afterwards.
///
/// @see <a href="https://www.itu.int/rec/T-REC-G.711">ITU-T G.711, tables 2a and 2b</a>
public final class MuLaw {
    /// The code of silence (positive zero).
    public static final byte SILENCE = (byte) 0xFF;

    /// Added to a magnitude (14 bits) so that every segment starts at a power of two.
    private static final int BIAS = 33;
    /// The largest magnitude (14 bits) that does not leave the last segment.
    private static final int CLIP = 8158;

    private static final int INPUT_SHIFT = 2;
    private static final int INPUT_MASK = 0x3FFF;
    private static final short[] LINEAR = new short[256];
    private static final byte[] CODES = new byte[INPUT_MASK + 1];

    static {
        for (int code = 0; code < LINEAR.length; code++) {
            LINEAR[code] = (short) (valueOf(code) << INPUT_SHIFT);
        }
        for (int index = 0; index < CODES.length; index++) {
            CODES[index] = (byte) codeOf(index);
        }
    }

    private MuLaw() {}

    /// Decodes one sample.
    ///
    /// @param code a mu-law code
    /// @return signed 16-bit sample, −32 124 to 32 124
    public static short decode(byte code) {
        return LINEAR[code & 0xFF];
    }

    /// Decodes a frame.
    ///
    /// @param code   one byte per sample
    /// @param length samples to decode, from the start of `code`
    /// @param pcm    receives signed 16-bit samples, mono; at least `length` long
    /// @return the number of samples written, equal to `length`
    /// @throws IllegalArgumentException if either array is shorter than `length`
    public static int decode(byte[] code, int length, short[] pcm) {
        Lengths.check(length, code.length, pcm.length);
        for (int i = 0; i < length; i++) {
            pcm[i] = LINEAR[code[i] & 0xFF];
        }
        return length;
    }

    /// Encodes one sample to the code of the interval it lies in.
    ///
    /// @param sample signed 16-bit sample; beyond ±32 635 it is clipped
    /// @return a mu-law code; never 0x7F for zero, which is sent as [#SILENCE]
    public static byte encode(short sample) {
        return CODES[(sample >> INPUT_SHIFT) & INPUT_MASK];
    }

    /// Encodes a frame.
    ///
    /// @param pcm    signed 16-bit samples, mono
    /// @param length samples to encode, from the start of `pcm`
    /// @param code   receives one byte per sample; at least `length` long
    /// @return the number of bytes written, equal to `length`
    /// @throws IllegalArgumentException if either array is shorter than `length`
    public static int encode(short[] pcm, int length, byte[] code) {
        Lengths.check(length, pcm.length, code.length);
        for (int i = 0; i < length; i++) {
            code[i] = CODES[(pcm[i] >> INPUT_SHIFT) & INPUT_MASK];
        }
        return length;
    }

    /// The value of a code in 14 bits: the middle of its interval.
    private static int valueOf(int code) {
        int inverted = ~code;
        int segment = (inverted >> 4) & 0x7;
        int step = inverted & 0xF;
        int magnitude = (((step << 1) + BIAS) << segment) - BIAS;
        return (inverted & 0x80) == 0 ? magnitude : -magnitude;
    }

    /// The code of a 14-bit two's complement value. A negative one is taken as its one's complement, as the ITU's
    /// software tools (G.191) do, so that the 16-bit values cut off to it are rounded like the positive ones.
    private static int codeOf(int index) {
        boolean negative = index > INPUT_MASK / 2;
        int biased = Math.min(negative ? ~index & INPUT_MASK : index, CLIP) + BIAS;
        int segment = 26 - Integer.numberOfLeadingZeros(biased);
        int step = (biased >> (segment + 1)) & 0xF;
        return ~(segment << 4 | step) & (negative ? 0x7F : 0xFF);
    }
}
