package io.hearthline.telephony.schedules;

import io.hearthline.contracts.session.CallKind;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.telephony.calls.Call;
import io.hearthline.telephony.calls.CallState;
import io.hearthline.telephony.calls.CallStore;
import io.hearthline.telephony.calls.DialPolicy;
import io.hearthline.telephony.calls.Dispatcher;
import io.hearthline.telephony.platform.OnMediaReplica;
import io.hearthline.telephony.recipients.Recipient;
import io.hearthline.telephony.recipients.RecipientStore;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Calls for what is due. Any number of replicas may do so: a slot is claimed by one. */
@ApplicationScoped
class SlotClaimer {
    private static final Logger LOG = Logger.getLogger(SlotClaimer.class);
    private static final int BATCH = 100;

    private final ScheduleStore store;
    private final CallStore calls;
    private final Dispatcher dispatcher;
    private final RecipientStore recipients;
    private final ScheduleConfig config;
    private final Clock clock;

    SlotClaimer(
            ScheduleStore store,
            CallStore calls,
            Dispatcher dispatcher,
            RecipientStore recipients,
            ScheduleConfig config,
            Clock clock) {
        this.store = store;
        this.calls = calls;
        this.dispatcher = dispatcher;
        this.recipients = recipients;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = OnMediaReplica.class)
    @RunOnVirtualThread
    void tick() {
        Instant now = clock.instant();
        while (store.openDue(now, BATCH) == BATCH) {
            LOG.debugf("slots opened count=%d", BATCH);
        }
        for (Slot slot : store.claim(now, now.plus(config.again()), BATCH)) {
            try {
                call(slot, now);
            } catch (RuntimeException e) {
                // One slot must not keep the others from being called for; it comes again until its window closes.
                LOG.errorf("slot not called for errorType=%s", e.getClass().getSimpleName());
            }
        }
    }

    /** A slot's call has ended, and the slot with it. */
    void finished(@Observes Call.Finished finished) {
        if (finished.call().slotId() != null) {
            store.close(
                    finished.call().slotId(),
                    finished.ending().outcome(),
                    finished.ending().at());
        }
    }

    private void call(Slot slot, Instant now) {
        Optional<Call> made = calls.findBySlot(slot.id());
        if (made.isPresent()) {
            // A call that is not over closes the slot when it ends.
            if (made.get().state() instanceof CallState.Ended ended) {
                store.close(slot.id(), ended.outcome(), ended.at());
            }
            return;
        }
        if (!now.isBefore(slot.closesAt())) {
            store.close(slot.id(), null, now);
            LOG.info("slot expired");
            return;
        }
        Optional<Recipient> recipient = recipients.find(slot.recipientId());
        if (recipient.isEmpty()) {
            store.close(slot.id(), CallOutcome.CANCELED, now);
            return;
        }
        switch (dispatcher.place(
                new Dispatcher.Target.Registered(recipient.get()),
                CallKind.HEALTH_CHECK,
                slot.dialogueId(),
                slot.id())) {
            case Dispatcher.Placed.Made _ -> {}
            case Dispatcher.Placed.Later _ -> LOG.info("slot left to whoever comes next");
            case Dispatcher.Placed.InProgress _ -> LOG.info("slot waits for a call in progress");
            case Dispatcher.Placed.TooMany _ -> LOG.info("slot waits for the carrier");
            case Dispatcher.Placed.Refused(var why) -> refused(slot, why, now);
        }
    }

    private void refused(Slot slot, DialPolicy.Refusal why, Instant now) {
        LOG.infof("slot not called for why=%s", why);
        switch (why) {
            case OPTED_OUT -> store.close(slot.id(), CallOutcome.OPTED_OUT, now);
            case NO_CONSENT, NOT_ACTIVE, PAUSED -> store.close(slot.id(), CallOutcome.CANCELED, now);
            // The hours may open before the window closes.
            case OUTSIDE_CALLING_HOURS -> {}
        }
    }
}
