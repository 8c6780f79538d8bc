package io.hearthline.postcall.notifications;

import java.util.UUID;

/**
 * One message to one address.
 *
 * @param address E.164 or mail address
 * @param attempt from 1
 */
public record Message(UUID id, UUID alertId, UUID callId, String address, String text, int attempt) {
    @Override
    public String toString() {
        return "Message[" + id + "]";
    }
}
