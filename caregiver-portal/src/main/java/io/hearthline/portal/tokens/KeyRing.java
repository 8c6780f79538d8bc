package io.hearthline.portal.tokens;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The signing keys in memory; another replica's new key is found when a token names it. */
@ApplicationScoped
class KeyRing {
    private static final Duration LOOK_AGAIN_AFTER = Duration.ofSeconds(5);

    private final SigningKeyStore store;
    private final Clock clock;
    private volatile List<SigningKey> keys = List.of();
    private volatile Instant readAt = Instant.EPOCH;

    KeyRing(SigningKeyStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        refresh();
    }

    /** Rotates a key that is 30 days old, and drops what verifies no more. */
    @Scheduled(every = "10m", delayed = "10m", identity = "signing-keys")
    void refresh() {
        Instant now = clock.instant();
        keys = store.usable(now);
        readAt = now;
    }

    /** The key that signs now. */
    SigningKey current() {
        Instant now = clock.instant();
        List<SigningKey> known = keys;
        if (known.isEmpty() || !known.getFirst().signsAt(now)) {
            refresh();
            known = keys;
        }
        return known.getFirst();
    }

    /** What verifiers may find: the current key and those it replaced less than a day ago. */
    List<SigningKey> published() {
        current();
        Instant now = clock.instant();
        return keys.stream().filter(key -> key.verifiesAt(now)).toList();
    }

    /** The public key a token names. */
    Optional<RSAPublicKey> find(String kid) {
        Optional<RSAPublicKey> known = inMemory(kid);
        if (known.isPresent() || clock.instant().isBefore(readAt.plus(LOOK_AGAIN_AFTER))) {
            return known;
        }
        refresh();
        return inMemory(kid);
    }

    private Optional<RSAPublicKey> inMemory(String kid) {
        Instant now = clock.instant();
        return keys.stream()
                .filter(key -> key.kid().equals(kid) && key.verifiesAt(now))
                .map(SigningKey::publicKey)
                .findFirst();
    }
}
