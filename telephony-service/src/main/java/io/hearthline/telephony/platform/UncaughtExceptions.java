package io.hearthline.telephony.platform;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import org.jboss.logging.Logger;

/** Counts what nobody caught, by type; the message may hold somebody's words and is not logged. */
@ApplicationScoped
public class UncaughtExceptions {
    private static final Logger LOG = Logger.getLogger(UncaughtExceptions.class);

    private final MeterRegistry metrics;
    private final Vertx vertx;

    UncaughtExceptions(MeterRegistry metrics, Vertx vertx) {
        this.metrics = metrics;
        this.vertx = vertx;
    }

    void started(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> count(failure));
        Infrastructure.setDroppedExceptionHandler(this::count);
        vertx.exceptionHandler(this::count);
    }

    /** Counts one. */
    public void count(Throwable failure) {
        String type = failure.getClass().getName();
        metrics.counter("hearthline.uncaught", "errorType", type).increment();
        StackTraceElement[] trace = failure.getStackTrace();
        LOG.errorf("exception uncaught errorType=%s where=%s", type, trace.length == 0 ? "unknown" : trace[0]);
    }
}
