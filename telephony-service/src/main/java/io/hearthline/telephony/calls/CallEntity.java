package io.hearthline.telephony.calls;

import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.session.CallKind;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.contracts.session.Direction;
import io.hearthline.telephony.recipients.PhoneNumber;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "calls")
class CallEntity {
    @Id
    UUID id;

    @Column(name = "dialogue_id")
    UUID dialogueId;

    @Column(name = "recipient_id")
    @Nullable
    UUID recipientId;

    @Column(name = "slot_id")
    @Nullable
    UUID slotId;

    @Enumerated(EnumType.STRING)
    CallKind kind;

    @Enumerated(EnumType.STRING)
    Direction direction;

    @Nullable
    String phone;

    String state;

    @Enumerated(EnumType.STRING)
    @Nullable
    CallOutcome outcome;

    @Column(name = "carrier_call_id")
    @Nullable
    String carrierCallId;

    /** Highest number of the carrier's news taken so far; -1 before the first. */
    @Column(name = "carrier_sequence")
    int carrierSequence;

    @Column(name = "stream_id")
    @Nullable
    String streamId;

    /** Which stream is the current one, from 0. */
    @Column(name = "stream_epoch")
    int streamEpoch;

    /** The line is being hung up. */
    @Column(name = "hanging_up")
    boolean hangingUp;

    /** Voice engines that could not be reached for it. */
    @Column(name = "engines_failed")
    int enginesFailed;

    /** No voice engine is tried any more. */
    boolean plain;

    /** How often the plain question was asked. */
    @Column(name = "plain_asked")
    int plainAsked;

    /** What was answered on the keypad. */
    @Column(name = "keypad_fine")
    @Nullable
    Boolean keypadFine;

    @Column(name = "conversation_ids")
    String[] conversationIds;

    int attempt;

    @Column(name = "placed_at")
    @Nullable
    Instant placedAt;

    @Column(name = "answered_at")
    @Nullable
    Instant answeredAt;

    @Column(name = "ended_at")
    @Nullable
    Instant endedAt;

    boolean imported;

    @Nullable
    String traceparent;

    /** When the carrier is to be asked how the call stands. */
    @Column(name = "check_at")
    @Nullable
    Instant checkAt;

    int checks;

    static CallEntity of(Call call) {
        CallEntity entity = new CallEntity();
        entity.id = call.id().value();
        entity.dialogueId = call.dialogueId().value();
        entity.recipientId =
                call.recipientId() == null ? null : call.recipientId().value();
        entity.slotId = call.slotId();
        entity.kind = call.kind();
        entity.direction = call.direction();
        entity.phone = call.phone() == null ? null : call.phone().e164();
        entity.carrierCallId = call.carrierCallId();
        entity.carrierSequence = -1;
        entity.conversationIds = call.conversationIds().toArray(String[]::new);
        entity.attempt = call.attempt();
        entity.placedAt = call.placedAt();
        entity.imported = call.imported();
        entity.traceparent = call.traceparent();
        entity.take(call.state());
        return entity;
    }

    void take(CallState next) {
        state = next.label();
        switch (next) {
            case CallState.InProgress(var at) -> answeredAt = at;
            case CallState.Ended(var how, var answered, var at) -> {
                outcome = how;
                answeredAt = answered;
                endedAt = at;
                checkAt = null;
            }
            case CallState.Unanswered _ -> {}
        }
    }

    Call call() {
        return new Call(
                new CallId(id),
                new DialogueId(dialogueId),
                recipientId == null ? null : new RecipientId(recipientId),
                slotId,
                kind,
                direction,
                phone == null ? null : new PhoneNumber(phone),
                state(),
                carrierCallId,
                List.of(conversationIds),
                attempt,
                placedAt,
                imported,
                traceparent);
    }

    private CallState state() {
        return switch (state) {
            case "DIALING" -> new CallState.Dialing();
            case "DIAL_UNCERTAIN" -> new CallState.DialUncertain();
            case "RINGING" -> new CallState.Ringing();
            case "IN_PROGRESS" -> new CallState.InProgress(Objects.requireNonNull(answeredAt));
            case "ENDED" ->
                new CallState.Ended(Objects.requireNonNull(outcome), answeredAt, Objects.requireNonNull(endedAt));
            default -> throw new IllegalStateException("unknown call state in the database");
        };
    }
}
