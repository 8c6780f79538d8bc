package io.hearthline.telephony.calls;

import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.problem.ProblemException;
import io.hearthline.contracts.session.CallKind;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.contracts.session.Direction;
import io.hearthline.contracts.transcript.Speaker;
import io.hearthline.contracts.transcript.Turn;
import io.hearthline.telephony.recipients.RecipientStore;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Calls of the past: kept and told of, never dialled. */
@ApplicationScoped
public class CallImport {
    private final CallStore store;
    private final CallEvents events;
    private final RecipientStore recipients;
    private final Clock clock;

    CallImport(CallStore store, CallEvents events, RecipientStore recipients, Clock clock) {
        this.store = store;
        this.events = events;
        this.recipients = recipients;
        this.clock = clock;
    }

    /** Calls, in any order. */
    public record ImportBody(@NotEmpty @Size(max = 500) List<@NotNull @Valid PastCall> calls) {}

    /** @param callId may be given, so that a repeated import is harmless; made of person and start otherwise */
    public record PastCall(
            @Nullable UUID callId,
            @NotNull UUID recipientId,
            @NotNull CallKind kind,
            @NotNull CallOutcome outcome,
            @NotNull Instant startedAt,
            @NotNull Instant endedAt,
            @Size(max = 1000) @NotNull List<@NotNull @Valid PastTurn> turns) {
        @Override
        public String toString() {
            return "PastCall[…]";
        }
    }

    /** @param startMs after the start of the call */
    public record PastTurn(
            @NotNull Speaker speaker,
            @NotNull @Size(max = 4000) String text,
            @Min(0) int startMs) {
        @Override
        public String toString() {
            return "PastTurn[…]";
        }
    }

    /** How many were new. */
    public record Imported(int accepted, int duplicates) {}

    Imported take(ImportBody body) {
        for (PastCall past : body.calls()) {
            if (past.endedAt().isBefore(past.startedAt()) || past.endedAt().isAfter(clock.instant())) {
                throw ProblemException.invalid("calls.endedAt", "must be past and not before startedAt");
            }
            if (recipients.find(new RecipientId(past.recipientId())).isEmpty()) {
                throw ProblemException.invalid("calls.recipientId", "must be of somebody registered");
            }
        }
        int accepted = 0;
        for (PastCall past : body.calls()) {
            accepted += keep(past) ? 1 : 0;
        }
        return new Imported(accepted, body.calls().size() - accepted);
    }

    private boolean keep(PastCall past) {
        CallId callId = new CallId(past.callId() == null ? named(past) : past.callId());
        CallState.Ended ending = new CallState.Ended(
                past.outcome(), past.outcome().answered() ? past.startedAt() : null, past.endedAt());
        Call call = new Call(
                callId,
                new DialogueId(UUID.nameUUIDFromBytes(("dialogue/" + callId).getBytes(StandardCharsets.UTF_8))),
                new RecipientId(past.recipientId()),
                null,
                past.kind(),
                Direction.OUTBOUND,
                null,
                ending,
                null,
                List.of(),
                1,
                past.startedAt(),
                true,
                null);
        return QuarkusTransaction.requiringNew().call(() -> stored(call, ending, turns(past.turns())));
    }

    private boolean stored(Call call, CallState.Ended ending, List<Turn> turns) {
        if (!store.insert(call, null)) {
            return false;
        }
        store.putAll(call.id(), turns);
        events.ended(call, ending, turns);
        return true;
    }

    private static UUID named(PastCall past) {
        return UUID.nameUUIDFromBytes((past.recipientId() + "/" + past.startedAt()).getBytes(StandardCharsets.UTF_8));
    }

    private static List<Turn> turns(List<PastTurn> past) {
        List<Turn> turns = new ArrayList<>();
        for (PastTurn turn : past) {
            turns.add(new Turn(turns.size() + 1, turn.speaker(), turn.text(), turn.startMs(), false));
        }
        return turns;
    }
}
