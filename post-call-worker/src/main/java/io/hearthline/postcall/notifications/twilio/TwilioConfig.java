package io.hearthline.postcall.notifications.twilio;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** The account text messages are sent from. */
@ConfigMapping(prefix = "postcall.twilio")
public interface TwilioConfig {
    /** TWILIO_ACCOUNT_SID; without it no text message is sent. */
    Optional<String> accountSid();

    /** TWILIO_AUTH_TOKEN; never printed. */
    Optional<String> authToken();

    /** TWILIO_API_BASE_URL. */
    URI apiBaseUrl();

    /** TWILIO_MESSAGING_FROM: a number, or a messaging service ({@code MG…}). */
    Optional<String> messagingFrom();

    /** TWILIO_NUMBER, used where there is no number for messages. */
    Optional<String> number();
}
