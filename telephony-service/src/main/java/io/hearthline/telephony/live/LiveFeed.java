package io.hearthline.telephony.live;

import io.hearthline.contracts.ids.CallId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.virtual.threads.VirtualThreads;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/** The readers connected to this process, and the handing on of messages to them. Never waits for one. */
@ApplicationScoped
class LiveFeed {
    private static final Logger LOG = Logger.getLogger(LiveFeed.class);
    /**
     * How long family waits for what the person said: within this time it is known whether it must be kept from them, as
     * a word of abuse must. Operators read at once.
     */
    static final Duration FAMILY_WAITS = Duration.ofSeconds(3);

    private final Set<LiveReader> readers = ConcurrentHashMap.newKeySet();
    private final Set<CallId> keptFromFamily = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads;
    private final Vertx vertx;
    private final Counter dropped;

    LiveFeed(@VirtualThreads ExecutorService threads, Vertx vertx, MeterRegistry metrics) {
        this.threads = threads;
        this.vertx = vertx;
        this.dropped = metrics.counter("hearthline.live.dropped");
        metrics.gaugeCollectionSize("hearthline.live.readers", io.micrometer.core.instrument.Tags.empty(), readers);
    }

    void stopped(@Observes ShutdownEvent event) {
        readers.forEach(reader -> reader.close(LiveOut.Farewell.STOPPING));
    }

    /** Lets a reader in, until its connection ends. */
    void join(LiveReader reader) {
        readers.add(reader);
        threads.execute(() -> {
            try {
                reader.run();
            } catch (RuntimeException e) {
                // The edge of a thread: what cannot be noted is not shown.
                LOG.errorf("live reader failed errorType=%s", e.getClass().getSimpleName());
                reader.close(LiveOut.Farewell.REFUSED);
            } finally {
                readers.remove(reader);
            }
        });
    }

    /** True if nobody reads. */
    boolean unread() {
        return readers.isEmpty();
    }

    /** Hands a message on; returns at once. */
    void publish(LiveMessage message) {
        switch (message) {
            case LiveMessage.CallTurn turn -> {
                publish(turn, reader -> reader.caller().seesEverybody());
                var _ = vertx.setTimer(FAMILY_WAITS.toMillis(), _ -> publishToFamily(turn));
            }
            case LiveMessage.CallStatus _,
                    LiveMessage.CallConcern _,
                    LiveMessage.CampaignProgress _,
                    LiveMessage.Ready _,
                    LiveMessage.Failure _ -> publish(message, _ -> true);
        }
    }

    /** What is said on this call from now on, and was said just now, is for operators only. */
    void keepFromFamily(CallId callId) {
        keptFromFamily.add(callId);
    }

    /** A call is over; nothing more is said on it. */
    void over(CallId callId) {
        if (keptFromFamily.contains(callId)) {
            var _ = vertx.setTimer(2 * FAMILY_WAITS.toMillis(), _ -> keptFromFamily.remove(callId));
        }
    }

    private void publishToFamily(LiveMessage.CallTurn turn) {
        if (!keptFromFamily.contains(turn.callId())) {
            publish(turn, reader -> !reader.caller().seesEverybody());
        }
    }

    private void publish(LiveMessage message, Predicate<LiveReader> who) {
        for (LiveReader reader : readers) {
            if (who.test(reader) && !reader.offer(message)) {
                dropped.increment();
                LOG.warn("live reader dropped, it is too slow");
            }
        }
    }
}
