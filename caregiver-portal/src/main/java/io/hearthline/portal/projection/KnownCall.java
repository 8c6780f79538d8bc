package io.hearthline.portal.projection;

import io.hearthline.contracts.health.Severity;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.session.CallKind;
import io.hearthline.contracts.session.CallOutcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call as the events tell it.
 *
 * @param recipientId null for a call to nobody we know
 * @param outcome null until it ended, or while only its summary is known
 * @param at placed, else answered, else ended; what calls are sorted by
 * @param summarised true once a summary was written
 * @param severity of its health record, null if there is none
 */
public record KnownCall(
        CallId id,
        @Nullable RecipientId recipientId,
        @Nullable DialogueId dialogueId,
        @Nullable CallKind kind,
        State state,
        @Nullable CallOutcome outcome,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        Instant at,
        boolean summarised,
        @Nullable Severity severity) {
    /** How far a call has come. */
    public enum State {
        PLACED,
        RINGING,
        ANSWERED,
        ENDED
    }

    /** True if somebody was talked to. */
    public boolean reachedSomebody() {
        return outcome != null && outcome.answered();
    }
}
