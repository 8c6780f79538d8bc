package io.hearthline.telephony.carrier.twilio;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The carrier's account and limits. */
@ConfigMapping(prefix = "telephony.twilio")
public interface TwilioConfig {
    /** {@code TWILIO_ACCOUNT_SID}. */
    String accountSid();

    /** {@code TWILIO_AUTH_TOKEN}: signs and checks webhooks; never printed. */
    String authToken();

    /** {@code TWILIO_AUTH_TOKEN_SECONDARY}: signs too while the account's token is being replaced; never printed. */
    Optional<String> authTokenSecondary();

    /** {@code TWILIO_NUMBER}: calls show this number, E.164. */
    String number();

    /** {@code TWILIO_ESCALATION_NUMBERS}: calls to contacts about an alert show one of these; {@link #number} if none. */
    Optional<List<String>> escalationNumbers();

    /** {@code TWILIO_API_BASE_URL}: root of the REST API; a test points it at a stand-in. */
    URI apiBaseUrl();

    /** The tokens a signature may be made with. */
    default List<String> authTokens() {
        return Stream.concat(Stream.of(authToken()), authTokenSecondary().stream())
                .toList();
    }

    /** {@code TWILIO_FALLBACK_URL}: static TwiML for when nobody of ours answers; ours, if there is no other. */
    Optional<URI> fallbackUrl();

    /** How long a phone rings before the call counts as unanswered; slow walkers need time. */
    @WithDefault("45s")
    Duration ringTimeout();

    /** For one request to the REST API, the connection included. */
    @WithDefault("10s")
    Duration requestTimeout();

    /** Frames one stream may send in a second; the phone sends 50. */
    @WithDefault("1000")
    @Positive
    @Max(100_000)
    int maxFramesPerSecond();

    /** Unreadable frames after which a stream is closed. */
    @WithDefault("100")
    @Positive
    int maxMalformedFrames();

    /** How long a phone may be behind with what it is sent before its call is given up. */
    @WithDefault("10s")
    Duration behindPatience();
}
