package io.hearthline.benchmarks.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import java.util.Random;

/// One end's speech: stamped frames of 20 ms that sound like nothing and compress like speech.
final class Voice {
    /// 160 bytes of mu-law in base64.
    static final int LETTERS = 216;

    private static final int FRAME_BYTES = 160;
    private static final byte[] SOUND = sound();

    private final Wire wire;
    private final Direction direction;
    private int number;

    Voice(Wire wire, Direction direction) {
        this.wire = wire;
        this.direction = direction;
    }

    /// Writes the next frame's payload; it is stamped with this moment.
    void speak(byte[] text, int at, boolean counted) {
        System.arraycopy(SOUND, 0, text, at, LETTERS);
        Stamp.write(text, at, counted, number++, wire.now());
        if (counted) {
            direction.sent();
        }
    }

    private static byte[] sound() {
        byte[] frame = new byte[FRAME_BYTES];
        new Random(1).nextBytes(frame);
        return Base64.getEncoder().encodeToString(frame).getBytes(US_ASCII);
    }
}
