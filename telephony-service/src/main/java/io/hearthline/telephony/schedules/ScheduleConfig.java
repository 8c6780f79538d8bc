package io.hearthline.telephony.schedules;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How slots are treated. */
@ConfigMapping(prefix = "telephony.schedules")
interface ScheduleConfig {
    /** How long after its time a slot may still be called for. */
    @WithDefault("1h")
    Duration window();

    /** How long until a slot that could not be called for is tried again. */
    @WithDefault("30s")
    Duration again();
}
