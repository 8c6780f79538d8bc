package io.hearthline.telephony.calls;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Limits of a call. */
@ConfigMapping(prefix = "telephony.calls")
interface CallsConfig {
    /** {@code CALL_TOKEN_SECRET}; never printed. */
    String tokenSecret();

    /** {@code MAX_CALL_DURATION_MINUTES}: the carrier ends a call that lasts longer. */
    @Min(1)
    @Max(240)
    int maxDurationMinutes();

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
