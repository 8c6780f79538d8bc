package io.hearthline.portal.grants;

import io.hearthline.contracts.events.AccessEvent;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code grants}; data classes are separated by a space. */
@Entity
@Table(name = "grants")
class GrantEntity {
    @Id
    UUID id;

    @Column(name = "account_id")
    UUID accountId;

    @Column(name = "recipient_id")
    UUID recipientId;

    @Enumerated(EnumType.STRING)
    @Column
    AccessEvent.Role role;

    @Column(name = "data_classes")
    String dataClasses;

    @Column(name = "contact_id")
    @Nullable
    UUID contactId;

    @Column(name = "created_at")
    Instant createdAt;
}
