package io.hearthline.telephony.transfers;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Whom calls are put through to. */
@ConfigMapping(prefix = "telephony.transfers")
interface TransfersConfig {
    /** {@code ONCALL_PHONE}: the operator's phone, E.164; without it nobody is put through to an operator. */
    Optional<String> oncallPhone();

    /** How long the other phone rings. */
    @WithDefault("25s")
    Duration ringTimeout();
}
