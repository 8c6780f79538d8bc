package io.hearthline.standins.elevenlabs;

/** The end of what the vendor was sent, for tests that look at the sound itself; two seconds if it is mu-law. */
final class Tape {
    private static final int LENGTH = 16_000;

    private final byte[] ring = new byte[LENGTH];
    private long written;

    void add(byte[] audio) {
        for (byte code : audio) {
            ring[(int) (written++ % LENGTH)] = code;
        }
    }

    /** Oldest first. */
    byte[] last() {
        int length = (int) Math.min(written, LENGTH);
        byte[] last = new byte[length];
        for (int i = 0; i < length; i++) {
            last[i] = ring[(int) ((written - length + i) % LENGTH)];
        }
        return last;
    }
}
