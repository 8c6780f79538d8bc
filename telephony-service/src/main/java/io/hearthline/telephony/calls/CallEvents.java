package io.hearthline.telephony.calls;

import io.hearthline.contracts.events.CallEvent;
import io.hearthline.contracts.events.Topics;
import io.hearthline.contracts.transcript.Turn;
import io.hearthline.telephony.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.util.List;

/** Tells the other services of calls, in the transaction that makes it true; each thing once. */
@ApplicationScoped
class CallEvents {
    private final Outbox outbox;
    private final Event<Call.Begun> begun;

    CallEvents(Outbox outbox, Event<Call.Begun> begun) {
        this.outbox = outbox;
        this.begun = begun;
    }

    /** @param recorded true if the person has agreed to it, and the greeting says so */
    void placed(Call call, boolean recorded, Instant at) {
        begun.fire(new Call.Begun(call, recorded));
        append(
                "CallPlaced",
                call,
                new CallEvent.CallPlaced(
                        call.id(),
                        call.recipientId(),
                        call.dialogueId(),
                        call.kind(),
                        call.direction(),
                        call.attempt(),
                        at),
                at);
    }

    void ringing(Call call, Instant at) {
        append("CallRinging", call, new CallEvent.CallRinging(call.id(), call.recipientId(), at), at);
    }

    void answered(Call call, Instant at) {
        append(
                "CallAnswered",
                call,
                new CallEvent.CallAnswered(call.id(), call.recipientId(), call.dialogueId(), call.kind(), at),
                at);
    }

    /** @param wording rises with every better wording of the same turn */
    void spoken(Call call, Turn turn, int wording, Instant at) {
        append(
                "TurnSpoken/" + turn.number() + "/" + wording,
                call,
                new CallEvent.TurnSpoken(call.id(), call.recipientId(), call.dialogueId(), turn, at),
                at);
    }

    void answeredOnKeypad(Call call, boolean fine, Instant at) {
        append(
                "KeypadAnswered",
                call,
                new CallEvent.KeypadAnswered(call.id(), call.recipientId(), call.dialogueId(), call.kind(), fine, at),
                at);
    }

    void ended(Call call, CallState.Ended ending, List<Turn> turns) {
        append(
                "CallEnded",
                call,
                new CallEvent.CallEnded(
                        call.id(),
                        call.recipientId(),
                        call.dialogueId(),
                        call.kind(),
                        call.direction(),
                        ending.outcome(),
                        call.placedAt(),
                        ending.answeredAt(),
                        ending.at(),
                        call.conversationIds(),
                        turns,
                        call.imported(),
                        ending.at()),
                ending.at());
    }

    private void append(String what, Call call, CallEvent event, Instant at) {
        outbox.append(Topics.CALLS, what + "/" + call.id(), event, at, call.traceparent());
    }
}
