package io.hearthline.telephony.calls;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.session.CallKind;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.contracts.session.Direction;
import io.hearthline.contracts.transcript.Turn;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call as callers of the API see it.
 *
 * @param turns null in lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CallView(
        CallId callId,
        DialogueId dialogueId,
        @Nullable RecipientId recipientId,
        CallKind kind,
        Direction direction,
        String status,
        @Nullable CallOutcome outcome,
        @Nullable Instant placedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        @Nullable String carrierCallId,
        List<String> conversationIds,
        boolean imported,
        @Nullable List<Turn> turns) {

    static CallView of(Call call, @Nullable List<Turn> turns) {
        CallState.Ended ended = call.state() instanceof CallState.Ended over ? over : null;
        return new CallView(
                call.id(),
                call.dialogueId(),
                call.recipientId(),
                call.kind(),
                call.direction(),
                call.state().label(),
                ended == null ? null : ended.outcome(),
                call.placedAt(),
                call.answeredAt(),
                ended == null ? null : ended.at(),
                call.carrierCallId(),
                call.conversationIds(),
                call.imported(),
                turns);
    }

    @Override
    public String toString() {
        return "CallView[" + callId + "]";
    }
}
