package io.hearthline.standins.modem;

/**
 * G.711 mu-law, the stand-ins' own tables: the product's codec must not prove itself.
 *
 * @see <a href="https://www.itu.int/rec/T-REC-G.711">ITU-T G.711, table 2</a>
 */
public final class MuLaw {

    private static final int BIAS = 132;
    private static final int CLIP = 32635;
    private static final short[] LINEAR = new short[256];

    static {
        for (int code = 0; code < 256; code++) {
            int inverted = ~code & 0xFF;
            int magnitude = ((((inverted & 0x0F) << 3) + BIAS) << ((inverted >> 4) & 7)) - BIAS;
            LINEAR[code] = (short) ((inverted & 0x80) != 0 ? -magnitude : magnitude);
        }
    }

    private MuLaw() {}

    /** The 16-bit sample for one code byte. */
    public static int decode(byte code) {
        return LINEAR[code & 0xFF];
    }

    /** The code byte nearest to a 16-bit sample. */
    public static byte encode(int sample) {
        int biased = Math.min(Math.abs(sample), CLIP) + BIAS;
        int segment = 24 - Integer.numberOfLeadingZeros(biased);
        int mantissa = (biased >> (segment + 3)) & 0x0F;
        int sign = sample < 0 ? 0x80 : 0;
        return (byte) ~(sign | (segment << 4) | mantissa);
    }
}
