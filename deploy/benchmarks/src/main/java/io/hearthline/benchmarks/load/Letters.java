package io.hearthline.benchmarks.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

/// A message that is written piece by piece, over and over into the same bytes.
final class Letters {
    private final byte[] bytes = new byte[1024];
    private int length;

    /// Begins anew.
    Letters begin() {
        length = 0;
        return this;
    }

    Letters add(byte[] text) {
        System.arraycopy(text, 0, bytes, length, text.length);
        length += text.length;
        return this;
    }

    /// @param number not negative
    Letters add(long number) {
        int digits = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        long rest = number;
        for (int at = length + digits - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    /// Twenty milliseconds of speech.
    Letters add(Voice voice, boolean counted) {
        voice.speak(bytes, length, counted);
        length += Voice.LETTERS;
        return this;
    }

    boolean sendTo(Link link) {
        return link.send(bytes, length);
    }

    static byte[] of(String text) {
        return text.getBytes(US_ASCII);
    }
}
