package io.hearthline.portal.projection;

import io.hearthline.contracts.health.Severity;
import io.hearthline.contracts.session.CallKind;
import io.hearthline.contracts.session.CallOutcome;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A row of {@code calls}; only what changed is written, as two topics tell of the same call at the same time. */
@Entity
@Table(name = "calls")
@DynamicUpdate
class CallEntity {
    @Id
    UUID id;

    @Column(name = "recipient_id")
    @Nullable
    UUID recipientId;

    @Column(name = "dialogue_id")
    @Nullable
    UUID dialogueId;

    @Enumerated(EnumType.STRING)
    @Column
    @Nullable
    CallKind kind;

    @Enumerated(EnumType.STRING)
    @Column
    KnownCall.State state;

    @Enumerated(EnumType.STRING)
    @Column
    @Nullable
    CallOutcome outcome;

    @Column(name = "placed_at")
    @Nullable
    Instant placedAt;

    @Column(name = "answered_at")
    @Nullable
    Instant answeredAt;

    @Column(name = "ended_at")
    @Nullable
    Instant endedAt;

    @Column
    Instant at;

    @Column(name = "summary_revision")
    @Nullable
    Integer summaryRevision;

    @Enumerated(EnumType.STRING)
    @Column(name = "record_severity")
    @Nullable
    Severity recordSeverity;
}
