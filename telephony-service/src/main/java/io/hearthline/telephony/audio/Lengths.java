package io.hearthline.telephony.audio;

/// Refuses a frame that does not fit its arrays.
final class Lengths {
    private Lengths() {}

    static void check(int length, int available, int room) {
        if (length < 0 || length > available) {
            throw new IllegalArgumentException(
                    "length %d is not within the %d samples given".formatted(length, available));
        }
        if (length > room) {
            throw new IllegalArgumentException("no room for %d samples in %d".formatted(length, room));
        }
    }
}
