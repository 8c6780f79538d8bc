package io.hearthline.portal.projection;

import io.hearthline.contracts.health.Severity;
import io.hearthline.contracts.ids.AlertId;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.RecipientId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An alert as the events tell it; why it was opened is asked of the worker when it is shown. */
public record KnownAlert(
        AlertId id,
        @Nullable RecipientId recipientId,
        @Nullable CallId callId,
        Severity severity,
        Status status,
        Instant openedAt) {
    /** Where an alert stands. */
    public enum Status {
        OPEN,
        ACKNOWLEDGED,
        RESOLVED
    }
}
