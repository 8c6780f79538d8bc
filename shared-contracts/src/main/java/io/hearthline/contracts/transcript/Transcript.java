package io.hearthline.contracts.transcript;

import io.hearthline.contracts.ids.CallId;
import java.util.List;

/** All turns of one call in the order they were spoken. */
public record Transcript(CallId callId, List<Turn> turns) {
    public Transcript {
        turns = List.copyOf(turns);
    }

    @Override
    public String toString() {
        return "Transcript[" + callId + " turns=" + turns.size() + "]";
    }
}
