package io.hearthline.postcall.healthrecords;

import io.hearthline.contracts.events.DialogueEvent;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.session.CallOutcome;
import org.jspecify.annotations.Nullable;

/**
 * What a call left of its dialogue.
 *
 * @param outcome how the dialogue ended the call; null if it did not
 */
public record Finish(
        CallId callId,
        DialogueEvent.Status status,
        @Nullable CallOutcome outcome,
        int asked,
        int answered) {}
