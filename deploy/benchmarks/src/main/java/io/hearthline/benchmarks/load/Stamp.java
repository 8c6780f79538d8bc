package io.hearthline.benchmarks.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

/// When a frame was sent, which one it is and whether it counts, written in letters of base64 into the frame's payload
/// itself: what passes audio through untouched passes the stamp.
final class Stamp {
    /// Letters of a stamp, whole groups of four.
    static final int LENGTH = 20;

    private static final byte[] MARK = "HLst".getBytes(US_ASCII);
    private static final byte[] DIGITS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".getBytes(US_ASCII);
    private static final int[] VALUES = values();
    private static final byte COUNTED = 'C';
    private static final byte UNCOUNTED = 'W';
    private static final int FLAG = MARK.length;
    private static final int NUMBER = FLAG + 1;
    private static final int NUMBER_DIGITS = 5;
    private static final int NANOS = NUMBER + NUMBER_DIGITS;
    private static final int NANOS_DIGITS = 9;
    private static final int BITS = 6;

    private Stamp() {}

    /// @param at     where in `text` the stamp begins; [#LENGTH] letters are overwritten
    /// @param number below 2^30
    /// @param nanos  not negative, below 2^54
    static void write(byte[] text, int at, boolean counted, int number, long nanos) {
        System.arraycopy(MARK, 0, text, at, MARK.length);
        text[at + FLAG] = counted ? COUNTED : UNCOUNTED;
        digits(text, at + NUMBER, NUMBER_DIGITS, number);
        digits(text, at + NANOS, NANOS_DIGITS, nanos);
        text[at + LENGTH - 1] = 'A';
    }

    /// The first stamp in a part of a text.
    ///
    /// @param hint where to look first, as the last one was there; anything if there was none
    /// @return where it begins, or -1
    static int find(byte[] text, int from, int to, int hint) {
        if (hint >= from && isAt(text, hint, to)) {
            return hint;
        }
        for (int at = from; at + LENGTH <= to; at++) {
            if (isAt(text, at, to)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isAt(byte[] text, int at, int to) {
        return at + LENGTH <= to
                && text[at] == MARK[0]
                && text[at + 1] == MARK[1]
                && text[at + 2] == MARK[2]
                && text[at + 3] == MARK[3];
    }

    /// @param at as found
    static boolean counted(byte[] text, int at) {
        return text[at + FLAG] == COUNTED;
    }

    /// @param at as found
    static int number(byte[] text, int at) {
        return (int) value(text, at + NUMBER, NUMBER_DIGITS);
    }

    /// @param at as found
    static long nanos(byte[] text, int at) {
        return value(text, at + NANOS, NANOS_DIGITS);
    }

    private static void digits(byte[] text, int at, int count, long value) {
        long left = value;
        for (int i = at + count - 1; i >= at; i--) {
            text[i] = DIGITS[(int) (left & (DIGITS.length - 1))];
            left >>>= BITS;
        }
    }

    private static long value(byte[] text, int at, int count) {
        long value = 0;
        for (int i = at; i < at + count; i++) {
            value = (value << BITS) | VALUES[text[i] & 0x7f];
        }
        return value;
    }

    private static int[] values() {
        int[] values = new int[128];
        for (int i = 0; i < DIGITS.length; i++) {
            values[DIGITS[i]] = i;
        }
        return values;
    }
}
