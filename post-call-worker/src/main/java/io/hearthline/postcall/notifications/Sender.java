package io.hearthline.postcall.notifications;

import io.hearthline.postcall.platform.Loop;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Hands messages over right after the commit that planned them; a poll finds what a crash left. A row is sent by one
 * sender at a time. Where it cannot be known whether the carrier took a message, it is sent again: twice is better than
 * never.
 */
@Singleton
public final class Sender {
    private static final Logger LOG = Logger.getLogger(Sender.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);
    private static final int THREADS = 2;
    private static final int MOST_ATTEMPTS = 12;

    private final NotificationStore store;
    private final List<Channel> channels;
    private final MeterRegistry metrics;
    private @Nullable Loop loop;

    Sender(NotificationStore store, @Any Instance<Channel> channels, MeterRegistry metrics) {
        this.store = store;
        this.channels = channels.stream().toList();
        this.metrics = metrics;
    }

    void onStart(@Observes StartupEvent start) {
        loop = Loop.start("notifications", THREADS, POLL, this::once);
    }

    void onStop(@Observes ShutdownEvent stop) {
        if (loop != null) {
            loop.close();
        }
    }

    void kick() {
        if (loop != null) {
            loop.kick();
        }
    }

    private boolean once() {
        Optional<NotificationStore.Claim> claim = store.claim();
        claim.ifPresent(this::send);
        return claim.isPresent();
    }

    private void send(NotificationStore.Claim claim) {
        Optional<Channel> channel =
                channels.stream().filter(c -> c.kind() == claim.channel()).findFirst();
        try {
            if (channel.isEmpty()) {
                throw new Channel.RefusedException("no-channel");
            }
            store.sent(claim, channel.get().send(claim.message()));
            count(claim, "sent");
            LOG.infof(
                    "notification sent alertId=%s callId=%s channel=%s attempt=%d",
                    claim.message().alertId(),
                    claim.message().callId(),
                    claim.channel(),
                    claim.message().attempt());
        } catch (IOException e) {
            passing(claim, e.getClass().getSimpleName());
        } catch (Channel.RefusedException e) {
            failed(claim, e.getMessage() == null ? "refused" : e.getMessage());
        }
    }

    private void passing(NotificationStore.Claim claim, String errorType) {
        int attempt = claim.message().attempt();
        if (attempt >= MOST_ATTEMPTS) {
            failed(claim, errorType);
            return;
        }
        Duration pause = Duration.ofMillis(500L << Math.min(attempt - 1, 10));
        count(claim, "retried");
        LOG.warnf("notification not sent channel=%s attempt=%d errorType=%s", claim.channel(), attempt, errorType);
        store.later(claim, pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
    }

    private void failed(NotificationStore.Claim claim, String errorType) {
        store.failed(claim, errorType);
        count(claim, "failed");
        LOG.errorf(
                "notification failed alertId=%s channel=%s errorType=%s",
                claim.message().alertId(), claim.channel(), errorType);
    }

    private void count(NotificationStore.Claim claim, String result) {
        metrics.counter("postcall.notifications", "channel", claim.channel().name(), "result", result)
                .increment();
    }
}
