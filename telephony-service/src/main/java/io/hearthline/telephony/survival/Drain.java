package io.hearthline.telephony.survival;

import io.hearthline.telephony.calls.LiveCalls;
import io.hearthline.telephony.platform.Draining;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Lets live calls finish before the process ends. Everything still runs meanwhile: stores, events and webhooks are closed
 * only after it. What is not over in time is let go of, so that another replica resumes it.
 */
@ApplicationScoped
class Drain {
    private static final Logger LOG = Logger.getLogger(Drain.class);
    private static final Duration LET_GO = Duration.ofSeconds(5);

    private final Draining draining;
    private final LiveCalls live;
    private final SurvivalConfig config;

    Drain(Draining draining, LiveCalls live, SurvivalConfig config) {
        this.draining = draining;
        this.live = live;
        this.config = config;
    }

    void ending(@Observes ShutdownDelayInitiatedEvent event) {
        draining.begin();
        try {
            int left = live.streams().awaitNone(Duration.ofSeconds(config.drainTimeoutSeconds()));
            if (left > 0) {
                LOG.warnf("calls handed over, their time is up count=%d", left);
                live.streams().letGoOfAll();
                left = live.streams().awaitNone(LET_GO);
            }
            LOG.infof("drained left=%d", left);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
