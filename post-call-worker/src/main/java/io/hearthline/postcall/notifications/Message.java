package io.hearthline.postcall.notifications;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message to one address.
 *
 * @param callId null where no call led to the alert
 * @param address E.164 or mail address
 * @param attempt from 1
 */
public record Message(UUID id, UUID alertId, @Nullable UUID callId, String address, String text, int attempt) {
    @Override
    public String toString() {
        return "Message[" + id + "]";
    }
}
