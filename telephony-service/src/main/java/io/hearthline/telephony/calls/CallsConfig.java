package io.hearthline.telephony.calls;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;

/** Limits of a call. */
@ConfigMapping(prefix = "telephony.calls")
interface CallsConfig {
    /** {@code CALL_TOKEN_SECRET}; never printed. */
    String tokenSecret();

    /** {@code MAX_CALL_DURATION_MINUTES}: the carrier ends a call that lasts longer. */
    @Min(1)
    @Max(240)
    int maxDurationMinutes();

    /** {@code TWILIO_CALLS_PER_SECOND}: what the carrier's account allows, all replicas together. */
    @Min(1)
    @Max(100)
    int perSecond();

    /** A call that would have to wait longer for its dial is refused. */
    @WithDefault("10s")
    Duration longestWait();

    /** {@code ONCALL_PHONE}: the operator's; without it nobody is offered a person. */
    Optional<String> oncallPhone();

    /** {@code ENCRYPTION_KEY}: without it no recording could be kept, so no call is recorded; never printed. */
    Optional<String> encryptionKey();

    /** How long before the longest duration is over the dialogue is made to say goodbye. */
    @WithDefault("30s")
    Duration goodbyeBefore();

    /** How long a person may stay silent before they are spoken to again, where nobody has said otherwise. */
    @WithDefault("10s")
    Duration patience();

    /** The turn time-out of the voice agent, as it is set at the vendor. */
    @WithDefault("7s")
    Duration engineTurnTimeout();

    /** When the carrier is asked for the first time how a dialled call stands, should no news come by itself. */
    @WithDefault("75s")
    Duration firstCheck();

    /** And again after that. */
    @WithDefault("15s")
    Duration nextCheck();

    /** How long the carrier's list is searched for a call of which nobody knows whether it was dialled. */
    @WithDefault("60s")
    Duration uncertainFor();
}
