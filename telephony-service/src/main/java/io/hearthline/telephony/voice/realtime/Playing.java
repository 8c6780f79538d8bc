package io.hearthline.telephony.voice.realtime;

import java.time.Clock;

/** What the phone has been given, and by the clock still has to play; responses are numbered here. */
final class Playing {
    static final int BYTES_PER_MS = 8;

    private final Clock clock;
    private double endsAtMs;
    private int responses;

    Playing(Clock clock) {
        this.clock = clock;
    }

    /** A new response's number. */
    int next() {
        return ++responses;
    }

    /** @param bytes of mu-law */
    void sent(int bytes) {
        endsAtMs = Math.max(endsAtMs, (double) clock.millis()) + (double) bytes / BYTES_PER_MS;
    }

    /** The phone was told to play no more. */
    void stopped() {
        endsAtMs = 0;
    }

    boolean playing() {
        return remainingMs() > 0;
    }

    long remainingMs() {
        return Math.max(0, (long) endsAtMs - clock.millis());
    }
}
