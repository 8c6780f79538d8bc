package io.hearthline.postcall.notifications;

import io.hearthline.postcall.alerts.AlertDesk;
import io.hearthline.postcall.alerts.AlertStore;
import io.hearthline.postcall.platform.Loop;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Passes on what nobody has acknowledged in time, until nobody is left to be told; that is said, too. One replica takes
 * an alert at a time, and a crash before the commit changes nothing.
 */
@Singleton
final class Escalator {
    private static final Duration POLL = Duration.ofSeconds(1);

    private final AlertStore alerts;
    private final AlertDesk desk;
    private final Planner planner;
    private final MeterRegistry metrics;
    private final Clock clock;
    private @Nullable Loop loop;

    Escalator(AlertStore alerts, AlertDesk desk, Planner planner, MeterRegistry metrics, Clock clock) {
        this.alerts = alerts;
        this.desk = desk;
        this.planner = planner;
        this.metrics = metrics;
        this.clock = clock;
    }

    void onStart(@Observes StartupEvent start) {
        loop = Loop.start(
                "escalations", 1, POLL, () -> QuarkusTransaction.requiringNew().call(this::once));
    }

    void onStop(@Observes ShutdownEvent stop) {
        if (loop != null) {
            loop.close();
        }
    }

    private boolean once() {
        Optional<AlertStore.Due> due = alerts.due(clock.instant());
        due.ifPresent(alert -> {
            boolean told = planner.passOn(alert);
            desk.escalate(alert, told);
            metrics.counter("postcall.alerts.escalated", "result", told ? "told" : "unacknowledged")
                    .increment();
        });
        return due.isPresent();
    }
}
