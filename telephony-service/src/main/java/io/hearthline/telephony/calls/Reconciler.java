package io.hearthline.telephony.calls;

import io.hearthline.contracts.ids.CallId;
import io.hearthline.telephony.carrier.Carrier;
import io.hearthline.telephony.carrier.Carrier.CarrierCall;
import io.hearthline.telephony.carrier.CarrierException;
import io.hearthline.telephony.carrier.CarrierStatus;
import io.hearthline.telephony.platform.CallContext;
import io.hearthline.telephony.platform.OnMediaReplica;
import io.hearthline.telephony.recipients.PhoneNumber;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Asks the carrier how calls stand of which it has told nothing: news that were lost, dials whose answer was lost, and
 * everything that was under way when this process started.
 */
@ApplicationScoped
class Reconciler {
    private static final Logger LOG = Logger.getLogger(Reconciler.class);
    private static final int BATCH = 50;
    /** The carrier's clock and ours. */
    private static final Duration SKEW = Duration.ofSeconds(5);

    private final CallStore store;
    private final CallProgress progress;
    private final LiveCalls live;
    private final Carrier carrier;
    private final CallsConfig config;
    private final Clock clock;

    Reconciler(
            CallStore store, CallProgress progress, LiveCalls live, Carrier carrier, CallsConfig config, Clock clock) {
        this.store = store;
        this.progress = progress;
        this.live = live;
        this.carrier = carrier;
        this.config = config;
        this.clock = clock;
    }

    void started(@Observes StartupEvent event) {
        store.checkAll(clock.instant());
    }

    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = OnMediaReplica.class)
    @RunOnVirtualThread
    void tick() {
        Instant now = clock.instant();
        for (UUID id : store.due(now, now.plus(config.nextCheck()), BATCH)) {
            CallId callId = new CallId(id);
            try (CallContext _ = CallContext.of(callId)) {
                Optional<Call> call = store.find(callId);
                if (call.isPresent() && call.get().state() instanceof CallState.Open) {
                    check(call.get(), now);
                }
            } catch (CarrierException e) {
                LOG.warnf("call not checked errorType=%s", e.getMessage());
            } catch (RuntimeException e) {
                // One call must not keep the others from being checked; it comes again.
                LOG.errorf("call check failed errorType=%s", e.getClass().getSimpleName());
            }
        }
    }

    private void check(Call call, Instant now) throws CarrierException {
        String carrierCallId = call.carrierCallId();
        if (call.phone() == null) {
            giveUpUnphoned(call, now);
            return;
        }
        if (carrierCallId == null) {
            search(call, now);
            return;
        }
        Optional<CarrierCall> found = carrier.fetch(carrierCallId);
        if (found.isEmpty()) {
            LOG.warn("call unknown to the carrier");
            progress.news(call.id(), null, new CarrierStatus.Failed(), CallProgress.UNNUMBERED);
            return;
        }
        progress.news(call.id(), carrierCallId, found.get().status(), CallProgress.UNNUMBERED);
        if (found.get().status() instanceof CarrierStatus.InProgress && overdue(call, now)) {
            LOG.warn("call hung up, it is longer than any may be");
            carrier.hangUp(carrierCallId);
        }
    }

    /** A call that rang nowhere ends with its browser; one whose process died is ended when it must be over. */
    private void giveUpUnphoned(Call call, Instant now) {
        Instant placedAt = call.placedAt();
        Instant since = call.answeredAt() == null ? placedAt : call.answeredAt();
        if (since != null
                && !live.carries(call.id())
                && now.isAfter(since.plus(Duration.ofMinutes(config.maxDurationMinutes() + 1L)))) {
            LOG.warn("test call given up, nobody ended it");
            progress.news(call.id(), null, new CarrierStatus.Completed(null, now), CallProgress.UNNUMBERED);
        }
    }

    private boolean overdue(Call call, Instant now) {
        Instant answeredAt = call.answeredAt();
        return answeredAt != null
                && !live.carries(call.id())
                && now.isAfter(answeredAt.plus(Duration.ofMinutes(config.maxDurationMinutes() + 1L)));
    }

    /** Nobody knows whether a phone rings: look for it, and give up only when it would have shown. */
    private void search(Call call, Instant now) throws CarrierException {
        PhoneNumber phone = call.phone();
        Instant placedAt = call.placedAt();
        if (phone == null || placedAt == null) {
            throw new IllegalStateException("an outbound call has a phone and a time");
        }
        for (CarrierCall candidate : carrier.placedTo(phone, placedAt.minus(SKEW))) {
            if (store.findByCarrierId(candidate.carrierCallId()).isEmpty()) {
                LOG.info("call found at the carrier");
                progress.news(
                        call.id(), candidate.carrierCallId(), new CarrierStatus.Queued(), CallProgress.UNNUMBERED);
                progress.news(call.id(), candidate.carrierCallId(), candidate.status(), CallProgress.UNNUMBERED);
                return;
            }
        }
        if (now.isAfter(placedAt.plus(config.uncertainFor()))) {
            LOG.warn("call was never dialled");
            progress.refused(call.id());
        } else {
            store.checkAt(call.id(), now.plus(SKEW));
        }
    }
}
