package io.hearthline.standins.realtime;

import java.time.Duration;

/**
 * How the stand-in is set up.
 *
 * @param port 0 for a free one
 * @param apiKey what is expected as bearer
 * @param pace how many times faster than life the phone plays
 */
public record RealtimeConfig(int port, String apiKey, double pace, RealtimeBehaviour behaviour) {
    /** The vendor's own limit of a session. */
    static final Duration LONGEST_SESSION = Duration.ofMinutes(60);

    /** On a good day. */
    public static RealtimeConfig of(int port, String apiKey, double pace) {
        return new RealtimeConfig(port, apiKey, pace, RealtimeBehaviour.GOOD);
    }

    @Override
    public String toString() {
        return "RealtimeConfig[port=" + port + "]";
    }
}
