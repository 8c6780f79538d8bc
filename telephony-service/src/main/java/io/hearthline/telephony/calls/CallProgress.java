package io.hearthline.telephony.calls;

import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.session.AnsweredBy;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.contracts.session.CallSession;
import io.hearthline.contracts.session.DialogueEnding;
import io.hearthline.telephony.carrier.CarrierStatus;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes what the carrier says of a call, in whatever order and however often it comes, and ends the call once. Blocks.
 */
@ApplicationScoped
public class CallProgress {
    private static final Logger LOG = Logger.getLogger(CallProgress.class);

    /** News that carries no number of its own: asked for, not told. */
    public static final int UNNUMBERED = -1;

    private final CallStore store;
    private final CallEvents events;
    private final SessionWriter sessions;
    private final TurnLogs turns;
    private final Event<Call.Finished> finished;
    private final Clock clock;

    CallProgress(
            CallStore store,
            CallEvents events,
            SessionWriter sessions,
            TurnLogs turns,
            Event<Call.Finished> finished,
            Clock clock) {
        this.store = store;
        this.events = events;
        this.sessions = sessions;
        this.turns = turns;
        this.finished = finished;
        this.clock = clock;
    }

    /**
     * Takes a piece of news.
     *
     * @param sequence the carrier's number of it, or {@link #UNNUMBERED}
     */
    public void news(CallId callId, @Nullable String carrierCallId, CarrierStatus status, int sequence) {
        boolean over = switch (status) {
            case CarrierStatus.Completed _,
                    CarrierStatus.Busy _,
                    CarrierStatus.NoAnswer _,
                    CarrierStatus.Failed _,
                    CarrierStatus.Canceled _ -> true;
            case CarrierStatus.Queued _, CarrierStatus.Ringing _, CarrierStatus.InProgress _, CarrierStatus.Unknown _ ->
                false;
        };
        // What was said must be stored before the call is closed over it.
        Optional<DialogueEnding> dialogue = over ? said(callId) : Optional.empty();
        Optional<Call> ended =
                QuarkusTransaction.requiringNew().call(() -> take(callId, carrierCallId, status, sequence, dialogue));
        ended.ifPresent(sessions::forget);
    }

    /** The media stream has started, which no call does before it is answered. */
    public void answered(CallId callId) {
        news(callId, null, new CarrierStatus.InProgress(), UNNUMBERED);
    }

    /**
     * The carrier tells who picked up. Whoever has told the dialogue who they are is no machine.
     *
     * @return who it is, empty if that was known or does not matter any more
     */
    public Optional<AnsweredBy> pickedUp(CallId callId, AnsweredBy told) {
        AnsweredBy who = told.nobody() && sessions.personConfirmed(callId) ? AnsweredBy.HUMAN : told;
        if (!store.pickedUp(callId, who)) {
            return Optional.empty();
        }
        sessions.answeredBy(callId, who);
        if (who.nobody()) {
            // There is nobody to go on talking with, should the stream be lost.
            store.hangingUp(callId);
        }
        LOG.infof("call picked up by=%s", who);
        return Optional.of(who);
    }

    /** What is known of a call while it lasts. */
    public Optional<CallSession> session(CallId callId) {
        return sessions.read(callId);
    }

    /** The carrier has answered a request to dial. */
    void accepted(CallId callId, String carrierCallId) {
        news(callId, carrierCallId, new CarrierStatus.Queued(), UNNUMBERED);
    }

    /** The carrier will not dial, or nothing was ever dialled. */
    void refused(CallId callId) {
        news(callId, null, new CarrierStatus.Failed(), UNNUMBERED);
    }

    /** Nobody knows whether the carrier dials. */
    void uncertain(CallId callId) {
        QuarkusTransaction.requiringNew()
                .run(() -> store.lock(callId).ifPresent(call -> {
                    if (call.state() instanceof CallState.Dialing dialing && call.carrierCallId() == null) {
                        store.save(callId, dialing.uncertain());
                    }
                }));
        store.checkAt(callId, clock.instant());
    }

    private Optional<DialogueEnding> said(CallId callId) {
        turns.settle(callId);
        return sessions.ending(callId);
    }

    /** Returns the call if this ended it. */
    private Optional<Call> take(
            CallId callId,
            @Nullable String carrierCallId,
            CarrierStatus status,
            int sequence,
            Optional<DialogueEnding> dialogue) {
        Call call = store.lock(callId).orElse(null);
        if (call == null || !(call.state() instanceof CallState.Open open)) {
            return Optional.empty();
        }
        if (carrierCallId != null) {
            store.name(callId, carrierCallId);
        }
        if (sequence != UNNUMBERED && !store.advance(callId, sequence)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return switch (status) {
            case CarrierStatus.Queued _ -> queued(call, open);
            case CarrierStatus.Ringing _ -> ringing(call, open, now);
            case CarrierStatus.InProgress _ -> {
                if (open instanceof CallState.Unanswered unanswered) {
                    answer(call, unanswered, now);
                }
                yield Optional.empty();
            }
            case CarrierStatus.Completed completed -> completed(call, open, completed, dialogue, now);
            case CarrierStatus.Busy _ -> end(call, open, CallOutcome.BUSY, now);
            case CarrierStatus.NoAnswer _ -> end(call, open, CallOutcome.NO_ANSWER, now);
            case CarrierStatus.Failed _ -> end(call, open, CallOutcome.FAILED, now);
            case CarrierStatus.Canceled _ -> end(call, open, CallOutcome.CANCELED, now);
            case CarrierStatus.Unknown _ -> Optional.empty();
        };
    }

    private Optional<Call> queued(Call call, CallState.Open open) {
        if (open instanceof CallState.DialUncertain uncertain) {
            store.save(call.id(), uncertain.found());
        }
        return Optional.empty();
    }

    private Optional<Call> ringing(Call call, CallState.Open open, Instant now) {
        CallState.Ringing next = switch (open) {
            case CallState.Dialing dialing -> dialing.ringing();
            case CallState.DialUncertain uncertain -> uncertain.ringing();
            case CallState.Ringing _, CallState.InProgress _ -> null;
        };
        if (next != null) {
            store.save(call.id(), next);
            events.ringing(call, now);
        }
        return Optional.empty();
    }

    private CallState.InProgress answer(Call call, CallState.Unanswered unanswered, Instant at) {
        CallState.InProgress next = unanswered.answered(at);
        store.save(call.id(), next);
        events.answered(call, at);
        LOG.infof("call answered kind=%s", call.kind());
        return next;
    }

    private Optional<Call> completed(
            Call call,
            CallState.Open open,
            CarrierStatus.Completed completed,
            Optional<DialogueEnding> dialogue,
            Instant now) {
        Instant endedAt = completed.endedAt() == null ? now : completed.endedAt();
        Duration talked = completed.talked() == null ? Duration.ZERO : completed.talked();
        CallState.InProgress talking = switch (open) {
            case CallState.InProgress progress -> progress;
            // The news of the answer was lost or is late.
            case CallState.Unanswered unanswered -> answer(call, unanswered, endedAt.minus(talked));
        };
        Instant end = endedAt.isBefore(talking.answeredAt()) ? now : endedAt;
        CallOutcome otherwise = store.answeredOnKeypad(call.id()) ? CallOutcome.COMPLETED : CallOutcome.PARTIAL;
        CallOutcome spoken = dialogue.map(DialogueEnding::outcome).orElse(otherwise);
        CallOutcome outcome = switch (store.answeredBy(call.id()).orElse(AnsweredBy.UNKNOWN)) {
            case MACHINE -> CallOutcome.VOICEMAIL;
            case FAX -> CallOutcome.FAILED;
            case HUMAN, UNKNOWN -> spoken;
        };
        return ended(call, talking.ended(outcome, end));
    }

    private Optional<Call> end(Call call, CallState.Open open, CallOutcome outcome, Instant at) {
        return ended(call, open.ended(answeredOrNot(open, outcome), at));
    }

    private Optional<Call> ended(Call call, CallState.Ended ending) {
        store.save(call.id(), ending);
        events.ended(call, ending, store.turns(call.id()));
        finished.fire(new Call.Finished(call.in(ending), ending));
        LOG.infof("call ended kind=%s outcome=%s", call.kind(), ending.outcome());
        return Optional.of(call);
    }

    /** A call somebody spoke on is not busy, whatever the carrier says of its end. */
    private static CallOutcome answeredOrNot(CallState.Open open, CallOutcome outcome) {
        return open instanceof CallState.InProgress && !outcome.answered() ? CallOutcome.PARTIAL : outcome;
    }
}
