package io.hearthline.telephony.calls;

import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.session.CallKind;
import io.hearthline.contracts.session.Direction;
import io.hearthline.telephony.recipients.PhoneNumber;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One dial or one ring.
 *
 * @param recipientId null for a call to a number nobody is registered under
 * @param slotId the scheduled slot it is made for, null if somebody asked for it
 * @param phone null for a call of the past
 * @param carrierCallId null until the carrier has said it
 * @param conversationIds the voice engine's, in order
 * @param attempt from 1
 * @param traceparent W3C trace context of its beginning
 */
public record Call(
        CallId id,
        DialogueId dialogueId,
        @Nullable RecipientId recipientId,
        @Nullable UUID slotId,
        CallKind kind,
        Direction direction,
        @Nullable PhoneNumber phone,
        CallState state,
        @Nullable String carrierCallId,
        List<String> conversationIds,
        int attempt,
        @Nullable Instant placedAt,
        boolean imported,
        @Nullable String traceparent) {
    public Call {
        conversationIds = List.copyOf(conversationIds);
    }

    /** The same call in another state. */
    public Call in(CallState next) {
        return new Call(
                id,
                dialogueId,
                recipientId,
                slotId,
                kind,
                direction,
                phone,
                next,
                carrierCallId,
                conversationIds,
                attempt,
                placedAt,
                imported,
                traceparent);
    }

    /** When somebody picked up; null if nobody has. */
    public @Nullable Instant answeredAt() {
        return switch (state) {
            case CallState.InProgress(var at) -> at;
            case CallState.Ended(var _, var at, var _) -> at;
            case CallState.Unanswered _ -> null;
        };
    }

    /** Who the voice engine is told it speaks to, an opaque id. */
    public String userId() {
        return recipientId == null ? id.toString() : recipientId.toString();
    }

    /**
     * A call is about to be dialled; observed within the same transaction.
     *
     * @param recorded the person has agreed to it, and the greeting says so
     */
    public record Begun(Call call, boolean recorded) {}

    /** A call has its outcome; observed within the same transaction. */
    public record Finished(Call call, CallState.Ended ending) {}

    @Override
    public String toString() {
        return "Call[" + id + "]";
    }
}
