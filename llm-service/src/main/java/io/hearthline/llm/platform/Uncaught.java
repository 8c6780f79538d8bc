package io.hearthline.llm.platform;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Counts what nobody caught, on threads and in streams. */
@ApplicationScoped
public class Uncaught {
    private static final Logger LOG = Logger.getLogger(Uncaught.class);

    private final MeterRegistry metrics;

    Uncaught(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void install(@Observes StartupEvent started) {
        Thread.setDefaultUncaughtExceptionHandler((_, failure) -> count(failure));
        Infrastructure.setDroppedExceptionHandler(this::count);
    }

    private void count(Throwable failure) {
        String type = failure.getClass().getSimpleName();
        LOG.errorf("uncaught failure errorType=%s", type);
        metrics.counter("hearthline.uncaught", "errorType", type).increment();
    }
}
