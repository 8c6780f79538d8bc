package io.hearthline.postcall.platform;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Counts what nobody caught. */
@Singleton
final class Failures {
    private static final Logger LOG = Logger.getLogger(Failures.class);

    private final MeterRegistry metrics;

    Failures(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void onStart(@Observes StartupEvent start) {
        Thread.setDefaultUncaughtExceptionHandler((_, failure) -> count(failure));
        Infrastructure.setDroppedExceptionHandler(this::count);
    }

    private void count(Throwable failure) {
        String errorType = failure.getClass().getSimpleName();
        metrics.counter("hearthline.uncaught", "errorType", errorType).increment();
        LOG.errorf("exception uncaught errorType=%s", errorType);
    }
}
