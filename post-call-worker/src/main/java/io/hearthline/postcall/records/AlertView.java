package io.hearthline.postcall.records;

import io.hearthline.contracts.health.Severity;
import io.hearthline.contracts.ids.AlertId;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.postcall.alerts.Alert;
import io.hearthline.postcall.alerts.AlertStore;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An alert as callers read it.
 *
 * @param callId null where no call led to it
 * @param category null for a caller who may not see health data
 * @param level how often it was passed on because nobody had acknowledged it
 * @param nextAt when it is passed on next
 * @param unacknowledgedAt since when nobody is left to be told
 */
public record AlertView(
        AlertId alertId,
        @Nullable RecipientId recipientId,
        @Nullable CallId callId,
        @Nullable DialogueId dialogueId,
        Severity severity,
        String rule,
        @Nullable String category,
        String why,
        Alert.Status status,
        Instant openedAt,
        @Nullable Instant acknowledgedAt,
        @Nullable String acknowledgedBy,
        @Nullable Instant resolvedAt,
        @Nullable String outcome,
        int level,
        @Nullable Instant nextAt,
        @Nullable Instant unacknowledgedAt) {

    /** A page of them. */
    public record Page(List<AlertView> alerts, @Nullable String next) {}

    static AlertView of(AlertStore.Kept kept, boolean health) {
        Alert alert = kept.alert();
        return new AlertView(
                alert.id(),
                alert.recipientId(),
                alert.callId(),
                alert.dialogueId(),
                alert.severity(),
                alert.rule(),
                health ? alert.category() : null,
                health || alert.rule().equals(Alert.MISSED) ? alert.why() : "Please look at this call.",
                alert.status(),
                alert.openedAt(),
                kept.acknowledgedAt(),
                kept.acknowledgedBy(),
                kept.resolvedAt(),
                kept.outcome(),
                kept.level(),
                alert.status() == Alert.Status.OPEN ? kept.nextAt() : null,
                kept.unacknowledgedAt());
    }
}
