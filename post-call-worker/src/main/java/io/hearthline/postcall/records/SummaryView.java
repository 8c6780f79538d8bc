package io.hearthline.postcall.records;

import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.postcall.summaries.Summary;
import io.hearthline.postcall.summaries.SummaryStore;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A summary as callers read it. */
public record SummaryView(
        CallId callId,
        DialogueId dialogueId,
        @Nullable RecipientId recipientId,
        int revision,
        String headline,
        String text,
        List<Summary.Claim> claims,
        String author,
        CallOutcome outcome,
        Instant at) {

    /** Some of them. */
    public record Batch(List<SummaryView> summaries) {}

    static SummaryView of(SummaryStore.Kept kept) {
        Summary summary = kept.summary();
        return new SummaryView(
                summary.callId(),
                summary.dialogueId(),
                summary.recipientId(),
                kept.revision(),
                summary.headline(),
                summary.text(),
                summary.claims(),
                summary.author(),
                summary.outcome(),
                summary.at());
    }

    @Override
    public String toString() {
        return "SummaryView[" + callId + "]";
    }
}
