package io.hearthline.portal.projection;

import io.hearthline.contracts.health.Severity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code alerts}. */
@Entity
@Table(name = "alerts")
class AlertEntity {
    @Id
    UUID id;

    @Column(name = "recipient_id")
    @Nullable
    UUID recipientId;

    @Column(name = "call_id")
    @Nullable
    UUID callId;

    @Enumerated(EnumType.STRING)
    @Column
    Severity severity;

    @Enumerated(EnumType.STRING)
    @Column
    KnownAlert.Status status;

    @Column(name = "opened_at")
    Instant openedAt;

    @Column(name = "changed_at")
    Instant changedAt;
}
