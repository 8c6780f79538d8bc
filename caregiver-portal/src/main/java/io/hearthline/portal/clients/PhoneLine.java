package io.hearthline.portal.clients;

import io.hearthline.contracts.ids.CallId;

/**
 * A test call that waits for its browser.
 *
 * @param stream address of the socket
 * @param token for its first message, good once
 */
public record PhoneLine(CallId callId, String stream, String token) {
    /** Where browsers connect to. */
    public record Address(String stream) {}

    @Override
    public String toString() {
        return "PhoneLine[" + callId + "]";
    }
}
