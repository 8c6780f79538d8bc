package io.hearthline.portal.platform;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Counts what nobody caught, {@code hearthline.uncaught}, and logs its type; never its message. */
@ApplicationScoped
class Uncaught {
    private static final Logger LOG = Logger.getLogger(Uncaught.class);

    private final MeterRegistry meters;

    Uncaught(MeterRegistry meters) {
        this.meters = meters;
    }

    void install(@Observes StartupEvent start) {
        Thread.setDefaultUncaughtExceptionHandler((_, failure) -> count("thread", failure));
        Infrastructure.setDroppedExceptionHandler(failure -> count("dropped", failure));
    }

    private void count(String where, Throwable failure) {
        String errorType = failure.getClass().getName();
        meters.counter("hearthline.uncaught", "errorType", errorType).increment();
        LOG.errorf("exception uncaught where=%s errorType=%s", where, errorType);
    }
}
