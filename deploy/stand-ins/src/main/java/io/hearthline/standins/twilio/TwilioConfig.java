package io.hearthline.standins.twilio;

import java.util.List;

/**
 * The account the stand-in serves.
 *
 * @param port 0 for any free one
 * @param numbers phone numbers the account owns, E.164
 */
public record TwilioConfig(int port, String accountSid, String authToken, List<String> numbers) {

    /** Copies the numbers. */
    public TwilioConfig {
        numbers = List.copyOf(numbers);
    }

    /** Shows neither token nor numbers. */
    @Override
    public String toString() {
        return "TwilioConfig[port=%d]".formatted(port);
    }
}
