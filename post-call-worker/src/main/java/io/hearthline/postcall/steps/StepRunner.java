package io.hearthline.postcall.steps;

import io.hearthline.postcall.platform.Loop;
import io.hearthline.postcall.platform.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Runs steps, a few at a time; a failed one comes back after a growing pause. */
@Singleton
public final class StepRunner {
    private static final Logger LOG = Logger.getLogger(StepRunner.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final Steps steps;
    private final Map<String, StepHandler> handlers;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final int concurrency;
    private @Nullable Loop loop;

    StepRunner(
            Steps steps,
            @Any Instance<StepHandler> handlers,
            Clock clock,
            MeterRegistry metrics,
            @ConfigProperty(name = "postcall.steps.concurrency") int concurrency) {
        this.steps = steps;
        this.handlers = handlers.stream().collect(Collectors.toUnmodifiableMap(StepHandler::kind, h -> h));
        this.clock = clock;
        this.metrics = metrics;
        this.concurrency = concurrency;
    }

    void onStart(@Observes StartupEvent start) {
        loop = Loop.start("steps", concurrency, POLL, this::once);
    }

    void onStop(@Observes ShutdownEvent stop) {
        if (loop != null) {
            loop.close();
        }
    }

    void onRequest(@Observes Steps.Requested requested) {
        if (loop != null) {
            loop.kick();
        }
    }

    private boolean once() {
        Optional<Steps.Claim> claim = steps.claim();
        claim.ifPresent(step -> Traces.within(step.traceparent(), () -> run(step)));
        return claim.isPresent();
    }

    @SuppressWarnings("CatchingUnchecked") // the edge of a step: any failure is retried
    private void run(Steps.Claim claim) {
        StepHandler handler = handlers.get(claim.kind());
        if (handler == null) {
            LOG.errorf("step unknown kind=%s", claim.kind());
            steps.later(claim, LONGEST_PAUSE);
            return;
        }
        try {
            switch (handler.prepare(claim.subject())) {
                case StepHandler.Prepared.Effect(var write) ->
                    QuarkusTransaction.requiringNew().run(() -> {
                        write.run();
                        steps.end(claim);
                    });
                case StepHandler.Prepared.NotBefore(var dueAt) ->
                    steps.later(claim, Duration.between(clock.instant(), dueAt));
                case StepHandler.Prepared.Nothing _ ->
                    QuarkusTransaction.requiringNew().run(() -> steps.end(claim));
            }
            metrics.counter("postcall.steps", "kind", claim.kind(), "result", "done")
                    .increment();
        } catch (RuntimeException e) {
            failed(claim, e);
        }
    }

    private void failed(Steps.Claim claim, RuntimeException failure) {
        metrics.counter("postcall.steps", "kind", claim.kind(), "result", "failed")
                .increment();
        StackTraceElement[] trace = failure.getStackTrace();
        LOG.warnf(
                "step failed kind=%s attempt=%d errorType=%s where=%s",
                claim.kind(), claim.attempts(), failure.getClass().getName(), trace.length == 0 ? "unknown" : trace[0]);
        steps.later(claim, pause(claim.attempts()));
    }

    private static Duration pause(int attempts) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 9));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
