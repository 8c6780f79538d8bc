package io.hearthline.portal.signin;

import io.hearthline.contracts.ids.AccountId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** Who is signed in: 256 random bits in a cookie, their hash here; over after 30 idle minutes or 12 hours. */
@ApplicationScoped
class SessionStore implements PanacheRepositoryBase<SessionEntity, String> {
    static final Duration IDLE = Duration.ofMinutes(30);
    static final Duration ABSOLUTE = Duration.ofHours(12);
    private static final Duration TOUCH_EVERY = Duration.ofMinutes(1);
    private static final int TOKEN_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final AccountStore accounts;
    private final Clock clock;

    SessionStore(AccountStore accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** @return the cookie's value */
    @Transactional
    String open(AccountId account) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var row = new SessionEntity();
        row.tokenHash = Sha256.hex(token);
        row.accountId = account.value();
        row.createdAt = clock.instant();
        row.usedAt = row.createdAt;
        persist(row);
        return token;
    }

    /**
     * @param used true if a person did something; a page that refreshes itself keeps nobody signed in
     * @return empty if there is no such session, or no longer
     */
    @Transactional
    Optional<Account> find(String token, boolean used) {
        Instant now = clock.instant();
        Optional<SessionEntity> row = findByIdOptional(Sha256.hex(token)).filter(each -> alive(each, now));
        if (used) {
            row.filter(each -> each.usedAt.plus(TOUCH_EVERY).isBefore(now)).ifPresent(each -> each.usedAt = now);
        }
        return row.flatMap(each -> accounts.find(new AccountId(each.accountId)));
    }

    @Transactional
    void close(String token) {
        deleteById(Sha256.hex(token));
    }

    @Scheduled(every = "1h", delayed = "5m", identity = "sessions")
    @Transactional
    void forget() {
        Instant now = clock.instant();
        delete("usedAt < ?1 or createdAt < ?2", now.minus(IDLE), now.minus(ABSOLUTE));
    }

    private static boolean alive(SessionEntity session, Instant now) {
        return now.isBefore(session.usedAt.plus(IDLE)) && now.isBefore(session.createdAt.plus(ABSOLUTE));
    }
}
