package io.hearthline.portal.tokens;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code signing_keys}. */
@Entity
@Table(name = "signing_keys")
class SigningKeyEntity {
    @Id
    String kid;

    @Column(name = "private_key")
    String privateKey;

    @Column(name = "public_key")
    String publicKey;

    @Column(name = "created_at")
    Instant createdAt;
}
