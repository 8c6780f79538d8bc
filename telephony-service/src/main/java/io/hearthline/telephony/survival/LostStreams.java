package io.hearthline.telephony.survival;

import io.hearthline.telephony.calls.Call;
import io.hearthline.telephony.calls.CallState;
import io.hearthline.telephony.calls.CallStore;
import io.hearthline.telephony.calls.LiveCalls;
import io.hearthline.telephony.carrier.Carrier;
import io.hearthline.telephony.carrier.CarrierException;
import io.hearthline.telephony.media.ResumeLease;
import io.hearthline.telephony.platform.CallContext;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Renews the leases of the streams that are carried here, and asks the carrier to resume every call whose stream is
 * carried nowhere any more: its host died, or the line to it, without a word.
 */
@ApplicationScoped
class LostStreams {
    private static final Logger LOG = Logger.getLogger(LostStreams.class);
    private static final int BATCH = 50;

    private final ResumeLease leases;
    private final LiveCalls live;
    private final CallStore calls;
    private final Carrier carrier;
    private final Clock clock;

    LostStreams(ResumeLease leases, LiveCalls live, CallStore calls, Carrier carrier, Clock clock) {
        this.leases = leases;
        this.live = live;
        this.calls = calls;
        this.carrier = carrier;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void tick() {
        leases.renew(live.streams().heardAgo());
        for (ResumeLease.Stream lost : leases.expired(BATCH)) {
            try (CallContext _ = CallContext.of(lost.callId())) {
                resume(lost);
            } catch (CarrierException e) {
                LOG.warnf("lost stream not resumed errorType=%s", e.getMessage());
            } catch (RuntimeException e) {
                // One call must not keep the others from being resumed; it comes again.
                LOG.errorf("lost stream not resumed errorType=%s", e.getClass().getSimpleName());
            }
        }
    }

    private void resume(ResumeLease.Stream lost) throws CarrierException {
        Optional<Call> call = calls.find(lost.callId()).filter(each -> each.state() instanceof CallState.Open);
        String carrierCallId = call.map(Call::carrierCallId).orElse(null);
        if (carrierCallId != null && carrier.redirect(carrierCallId, "/twiml/resume/" + lost.callId())) {
            LOG.warn("stream lost without a word, call redirected");
        } else {
            calls.checkAt(lost.callId(), clock.instant());
        }
        leases.release(lost);
        live.streams().letGo(lost);
    }
}
