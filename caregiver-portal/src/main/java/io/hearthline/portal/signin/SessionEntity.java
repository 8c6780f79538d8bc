package io.hearthline.portal.signin;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code sessions}. */
@Entity
@Table(name = "sessions")
class SessionEntity {
    @Id
    @Column(name = "token_hash")
    String tokenHash;

    @Column(name = "account_id")
    UUID accountId;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "used_at")
    Instant usedAt;
}
