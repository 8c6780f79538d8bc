package io.hearthline.telephony.calls;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.Session;

/**
 * Calls a second, for all replicas together: the carrier queues what comes faster, for up to a day, and a call that
 * leaves its queue late rings at the wrong hour. The database's clock counts. Blocks.
 */
@ApplicationScoped
class DialPace {
    private static final String RESERVE = """
            update dial_pace
            set next_at = greatest(next_at, clock_timestamp()) + :gapMs * interval '1 millisecond'
            where next_at <= clock_timestamp() + :longestMs * interval '1 millisecond'
            returning cast(extract(epoch from next_at - :gapMs * interval '1 millisecond' - clock_timestamp()) * 1000
                as bigint)""";
    private static final long SECOND_MS = 1000;
    private static final Duration LATE = Duration.ofSeconds(5);

    private final Session entities;
    private final CallsConfig config;

    DialPace(Session entities, CallsConfig config) {
        this.entities = entities;
        this.config = config;
    }

    /**
     * Reserves the next dial, in the caller's transaction.
     *
     * @return how long to wait for it; empty if too many others wait already
     */
    @Transactional
    Optional<Duration> reserve() {
        return entities
                .createNativeQuery(RESERVE, Long.class)
                .setParameter("gapMs", SECOND_MS / config.perSecond())
                .setParameter("longestMs", config.longestWait().toMillis())
                .getResultList()
                .stream()
                .findFirst()
                .map(ms -> Duration.ofMillis(Math.max(0, ms)));
    }

    /** Waits for a dial's turn; nobody waits long, for what would is refused. */
    void await(Duration until) {
        if (until.isPositive()) {
            Uni.createFrom().voidItem().onItem().delayIt().by(until).await().atMost(until.plus(LATE));
        }
    }
}
