package io.hearthline.portal.tokens;

import io.hearthline.portal.platform.PortalConfig;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** Signing keys in Postgres, private halves encrypted. */
@ApplicationScoped
class SigningKeyStore implements PanacheRepositoryBase<SigningKeyEntity, String> {
    private static final String LOCK =
            "select 1 from (select pg_advisory_xact_lock(hashtext('portal signing keys'))) l";

    private final KeyCipher cipher;

    SigningKeyStore(PortalConfig config) {
        this.cipher = new KeyCipher(config.keyEncryptionKey());
    }

    /**
     * Every key that still verifies, newest first; makes a new one when none signs any more. One replica at a time.
     */
    @Transactional
    List<SigningKey> usable(Instant now) {
        getEntityManager().createNativeQuery(LOCK).getSingleResult();
        List<SigningKey> keys = listAll(Sort.descending("createdAt")).stream()
                .map(this::read)
                .filter(key -> key.verifiesAt(now))
                .toList();
        if (!keys.isEmpty() && keys.getFirst().signsAt(now)) {
            return keys;
        }
        delete("createdAt < ?1", now.minus(SigningKey.VERIFIES_FOR));
        SigningKey fresh = SigningKey.generate(now);
        persist(write(fresh));
        return Stream.concat(Stream.of(fresh), keys.stream()).toList();
    }

    private SigningKeyEntity write(SigningKey key) {
        var row = new SigningKeyEntity();
        row.kid = key.kid();
        row.privateKey = cipher.encrypt(key.privateKey().getEncoded(), key.kid());
        row.publicKey = Base64.getEncoder().encodeToString(key.publicKey().getEncoded());
        row.createdAt = key.createdAt();
        return row;
    }

    private SigningKey read(SigningKeyEntity row) {
        return SigningKey.read(
                row.kid,
                cipher.decrypt(row.privateKey, row.kid),
                Base64.getDecoder().decode(row.publicKey),
                row.createdAt);
    }
}
