package io.hearthline.postcall.records;

import io.hearthline.contracts.concern.ConcernStatus;
import io.hearthline.contracts.health.Severity;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.ConcernId;
import io.hearthline.contracts.transcript.Turn;
import java.util.List;

/** What was said in a call, as callers read it. */
public record TranscriptView(CallId callId, List<Turn> turns, List<ConcernView> concerns) {
    /** A concern without its words. */
    public record ConcernView(
            ConcernId concernId, String category, String label, ConcernStatus status, Severity severity) {}

    @Override
    public String toString() {
        return "TranscriptView[" + callId + "]";
    }
}
