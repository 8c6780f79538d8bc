package io.hearthline.postcall.alerts;

import io.hearthline.contracts.health.Severity;
import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How long whoever was told of an alert has to acknowledge it before the next in line is told. */
@ConfigMapping(prefix = "postcall.alerts.acknowledge-within")
public interface AcknowledgeWithin {
    /** ALERT_EMERGENCY_WITHIN. */
    Duration emergency();

    /** ALERT_URGENT_WITHIN. */
    Duration urgent();

    /** ALERT_WATCH_WITHIN; for what is less than urgent. */
    Duration watch();

    /** The deadline of a severity. */
    default Duration of(Severity severity) {
        return switch (severity) {
            case EMERGENCY -> emergency();
            case URGENT -> urgent();
            case WATCH, INFO -> watch();
        };
    }
}
