package io.hearthline.portal.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hibernate.Session;

/** Counts failed sign-ins by address; five in a row lock the address for a quarter of an hour. */
@ApplicationScoped
class SignInFailureStore {
    static final int ALLOWED = 5;
    static final Duration LOCKED_FOR = Duration.ofMinutes(15);

    private static final String FIND =
            "select last_at from sign_in_failures where address_hash = :address and failures >= :allowed";
    private static final String COUNT = """
            insert into sign_in_failures (address_hash, failures, last_at) values (:address, 1, :at)
            on conflict (address_hash) do update set
                failures = case when sign_in_failures.last_at < :forgotten then 1 else sign_in_failures.failures + 1 end,
                last_at = excluded.last_at""";
    private static final String CLEAR = "delete from sign_in_failures where address_hash = :address";

    private final Session database;
    private final Clock clock;

    SignInFailureStore(Session database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Until when an address is locked; empty if it is not. */
    @Transactional
    Optional<Instant> lockedUntil(String email) {
        List<Instant> found = database.createNativeQuery(FIND, Instant.class)
                .setParameter("address", hash(email))
                .setParameter("allowed", ALLOWED)
                .getResultList();
        Instant now = clock.instant();
        return found.stream()
                .map(last -> last.plus(LOCKED_FOR))
                .filter(now::isBefore)
                .findFirst();
    }

    @Transactional
    void count(String email) {
        Instant now = clock.instant();
        database.createNativeMutationQuery(COUNT)
                .setParameter("address", hash(email))
                .setParameter("at", now)
                .setParameter("forgotten", now.minus(LOCKED_FOR))
                .executeUpdate();
    }

    @Transactional
    void clear(String email) {
        database.createNativeMutationQuery(CLEAR)
                .setParameter("address", hash(email))
                .executeUpdate();
    }

    private static String hash(String email) {
        return Sha256.hex(email.strip().toLowerCase(Locale.ROOT));
    }
}
