package io.hearthline.standins.twilio;

import java.time.Instant;

/**
 * A text message that was handed to the carrier.
 *
 * @param receivedAt when the request arrived
 */
public record TextMessage(String sid, String to, String from, String body, Instant receivedAt) {

    /** Shows the id only. */
    @Override
    public String toString() {
        return "TextMessage[sid=%s]".formatted(sid);
    }
}
