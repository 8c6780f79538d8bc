package io.hearthline.portal.projection;

import io.hearthline.contracts.events.RecipientEvent;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code people}. */
@Entity
@Table(name = "people")
class PersonEntity {
    @Id
    UUID id;

    @Column
    int revision;

    @Enumerated(EnumType.STRING)
    @Column
    RecipientEvent.Status status;

    @Column(name = "paused_until")
    @Nullable
    Instant pausedUntil;

    @Column
    String name;

    @Column(name = "preferred_name")
    String preferredName;

    @Column
    String zone;
}
