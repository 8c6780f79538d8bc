package io.hearthline.postcall.transcripts;

import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.session.CallKind;
import io.hearthline.contracts.session.CallOutcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call as far as it is known.
 *
 * @param kind null until an event that names it
 * @param outcome null until it has ended
 * @param at when it ended, or was first heard of
 * @param receivedAt when this service learned that it ended
 */
public record KeptCall(
        CallId id,
        @Nullable RecipientId recipientId,
        DialogueId dialogueId,
        @Nullable CallKind kind,
        @Nullable CallOutcome outcome,
        boolean imported,
        Instant at,
        Instant receivedAt) {}
