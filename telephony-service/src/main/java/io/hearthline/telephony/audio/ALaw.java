package io.hearthline.telephony.audio;

/// G.711 A-law, the code of telephone lines outside North America and Japan: one byte a sample.
///
/// Linear samples are signed 16-bit; G.711 counts in 13 bits, so its values appear here times eight. The tables are
/// computed once, when the class is loaded; nothing is allocated afterwards.
///
/// @see <a href="https://www.itu.int/rec/T-REC-G.711">ITU-T G.711, tables 1a and 1b</a>
public final class ALaw {
    /// The code nearest to silence; A-law has no zero, this is the smallest positive value (8).
    public static final byte SILENCE = (byte) 0xD5;

    /// Every other bit travels inverted (G.711, note 2 to tables 1a and 1b).
    private static final int EVEN_BITS = 0x55;

    private static final int INPUT_SHIFT = 4;
    private static final int INPUT_MASK = 0xFFF;
    private static final short[] LINEAR = new short[256];
    private static final byte[] CODES = new byte[INPUT_MASK + 1];

    static {
        for (int code = 0; code < LINEAR.length; code++) {
            LINEAR[code] = (short) (valueOf(code) << 3);
        }
        for (int index = 0; index < CODES.length; index++) {
            CODES[index] = (byte) codeOf(index);
        }
    }

    private ALaw() {}

    /// Decodes one sample.
    ///
    /// @param code an A-law code
    /// @return signed 16-bit sample, −32 256 to 32 256, never 0
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
    /// @param sample signed 16-bit sample
    /// @return an A-law code
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

    /// The value of a code in 13 bits: the middle of its interval. The first two segments have the same step.
    private static int valueOf(int code) {
        int plain = code ^ EVEN_BITS;
        int segment = (plain >> 4) & 0x7;
        int middle = ((plain & 0xF) << 1) + 1;
        int magnitude = segment == 0 ? middle : (middle + 32) << (segment - 1);
        return (plain & 0x80) == 0 ? -magnitude : magnitude;
    }

    /// The code of a 12-bit two's complement value (half of G.711's 13 bits: its steps are even). A negative one is
    /// taken as its one's complement, as the ITU's software tools (G.191) do.
    private static int codeOf(int index) {
        boolean negative = index > INPUT_MASK / 2;
        int magnitude = negative ? ~index & INPUT_MASK : index;
        int segment = Math.max(0, 28 - Integer.numberOfLeadingZeros(magnitude));
        int step = (segment == 0 ? magnitude : magnitude >> (segment - 1)) & 0xF;
        return ((negative ? 0 : 0x80) | segment << 4 | step) ^ EVEN_BITS;
    }
}
