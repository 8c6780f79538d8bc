package io.hearthline.telephony.live;

import io.hearthline.contracts.concern.ConcernStatus;
import io.hearthline.contracts.events.CallEvent;
import io.hearthline.contracts.events.DialogueEvent;
import io.hearthline.contracts.health.Severity;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.ConcernId;
import io.hearthline.telephony.calls.Call;
import io.hearthline.telephony.calls.CallState;
import io.hearthline.telephony.calls.CallStore;
import io.hearthline.telephony.live.LiveMessage.CallConcern;
import io.hearthline.telephony.live.LiveMessage.CallStatus;
import io.hearthline.telephony.live.LiveMessage.CallTurn;
import io.hearthline.telephony.live.LiveMessage.Status;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes messages of events. Blocks. */
@ApplicationScoped
class LiveNews {
    private final CallStore calls;

    LiveNews(CallStore calls) {
        this.calls = calls;
    }

    /** How the calls stand that are not over. */
    List<CallStatus> now() {
        return calls.open().stream()
                .map(call -> new CallStatus(
                        sid(call),
                        call.id(),
                        call.recipientId(),
                        call.kind(),
                        status(call.state()),
                        null,
                        null,
                        at(call)))
                .toList();
    }

    /** What is to be told of an event; empty for what is past, or of no call of ours. */
    Optional<LiveMessage> of(CallEvent event) {
        return switch (event) {
            case CallEvent.CallPlaced placed -> status(placed.callId(), Status.INITIATING, placed.at());
            case CallEvent.CallRinging ringing -> status(ringing.callId(), Status.RINGING, ringing.at());
            case CallEvent.CallAnswered answered -> status(answered.callId(), Status.IN_PROGRESS, answered.at());
            case CallEvent.TurnSpoken spoken ->
                call(spoken.callId())
                        .map(call ->
                                new CallTurn(sid(call), call.id(), call.recipientId(), spoken.turn(), spoken.at()));
            case CallEvent.CallEnded ended -> ended(ended);
            case CallEvent.KeypadAnswered _,
                    CallEvent.RecordingReady _,
                    CallEvent.ProviderTranscript _,
                    CallEvent.SlotClosed _,
                    CallEvent.MessageStatus _,
                    CallEvent.MessageReceived _,
                    CallEvent.ErasureDone _,
                    CallEvent.Unknown _ -> Optional.empty();
        };
    }

    /** The same of what was understood. */
    Optional<LiveMessage> of(DialogueEvent event) {
        return switch (event) {
            case DialogueEvent.ConcernSuspected c ->
                concern(
                        c.callId(),
                        c.concernId(),
                        c.category(),
                        c.severity(),
                        ConcernStatus.SUSPECTED,
                        c.provisional(),
                        c.at());
            case DialogueEvent.ConcernConfirmed c ->
                concern(c.callId(), c.concernId(), c.category(), c.severity(), ConcernStatus.CONFIRMED, false, c.at());
            case DialogueEvent.ConcernCleared c ->
                concern(c.callId(), c.concernId(), c.category(), null, ConcernStatus.CLEARED, false, c.at());
            case DialogueEvent.AnswerCaptured _,
                    DialogueEvent.TaskAnswered _,
                    DialogueEvent.DialogueFinished _,
                    DialogueEvent.AppointmentChanged _,
                    DialogueEvent.EscalationAnswered _,
                    DialogueEvent.ErasureDone _,
                    DialogueEvent.Unknown _ -> Optional.empty();
        };
    }

    private Optional<LiveMessage> status(CallId id, Status status, Instant at) {
        return call(id).map(
                        call -> new CallStatus(sid(call), id, call.recipientId(), call.kind(), status, null, null, at));
    }

    private Optional<LiveMessage> ended(CallEvent.CallEnded ended) {
        Instant answeredAt = ended.answeredAt();
        Long seconds = answeredAt == null
                ? null
                : Duration.between(answeredAt, ended.endedAt()).toSeconds();
        return call(ended.callId())
                .map(call -> new CallStatus(
                        sid(call),
                        ended.callId(),
                        ended.recipientId(),
                        ended.kind(),
                        Status.of(ended.outcome()),
                        ended.outcome(),
                        seconds,
                        ended.at()));
    }

    private Optional<LiveMessage> concern(
            CallId id,
            ConcernId concernId,
            String category,
            @Nullable Severity severity,
            ConcernStatus status,
            boolean provisional,
            Instant at) {
        return call(id).map(call -> new CallConcern(
                sid(call),
                id,
                call.recipientId(),
                concernId,
                category,
                LiveRules.label(category),
                severity,
                status,
                provisional,
                at));
    }

    private Optional<Call> call(CallId id) {
        return calls.find(id).filter(call -> !call.imported());
    }

    private static Status status(CallState state) {
        return switch (state) {
            case CallState.Dialing _, CallState.DialUncertain _ -> Status.INITIATING;
            case CallState.Ringing _ -> Status.RINGING;
            case CallState.InProgress _ -> Status.IN_PROGRESS;
            case CallState.Ended(var outcome, var _, var _) -> Status.of(outcome);
        };
    }

    private static String sid(Call call) {
        String carrierCallId = call.carrierCallId();
        return carrierCallId == null ? call.id().toString() : carrierCallId;
    }

    private static Instant at(Call call) {
        Instant answeredAt = call.answeredAt();
        Instant placedAt = call.placedAt();
        return answeredAt != null ? answeredAt : placedAt == null ? Instant.EPOCH : placedAt;
    }
}
