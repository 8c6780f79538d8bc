package io.hearthline.portal.signin;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code accounts}; roles are separated by a space. */
@Entity
@Table(name = "accounts")
class AccountEntity {
    @Id
    UUID id;

    @Column
    String email;

    @Column
    String name;

    @Column(name = "password_hash")
    String passwordHash;

    @Column
    String roles;

    @Column(name = "created_at")
    Instant createdAt;
}
