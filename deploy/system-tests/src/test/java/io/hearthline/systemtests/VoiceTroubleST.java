package io.hearthline.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.standins.elevenlabs.ConversationReport;
import io.hearthline.standins.elevenlabs.Misbehaviour;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The voice vendor asks early, twice, cancels and merges turns; the answers come to the same. */
@OnTheSuite
@Isolated("the voice vendor misbehaves for everybody")
class VoiceTroubleST {
    private final Line line;

    VoiceTroubleST(Line line) {
        this.line = line;
    }

    @AfterEach
    void theVendorIsWellAgain() {
        line.suite().standIns().elevenLabs().misbehaveWith(Misbehaviour.NONE);
    }

    @Test
    void repeatedCancelledMergedAndSpeculativeTurnsChangeNothing() {
        line.suite().standIns().elevenLabs().misbehaveWith(new Misbehaviour(3, 2, 2, 1, 0));
        Person person = line.somebody("cooperative", "hypertension");

        Line.Placed call = line.checkIn(person);
        CallOutcome outcome = line.ended(call).outcome();
        JsonNode kept = line.kept(call);

        assertThat(reasons(call)).contains("SPECULATIVE", "CANCELLED", "REPEATED", "MERGED");
        assertThat(outcome).isEqualTo(CallOutcome.COMPLETED);
        assertThat(Line.recorded(kept)).isEqualTo(line.meant(person)).hasSizeGreaterThanOrEqualTo(5);
        line.nothingIsDoubled(person, call);
    }

    /** Why the vendor asked our chat completions, each request of the call. */
    private List<String> reasons(Line.Placed call) {
        return line.suite().standIns().elevenLabs().conversations().stream()
                .filter(each -> call.callId().equals(each.extraBody().get("call_id")))
                .flatMap(each -> each.requests().stream())
                .map(ConversationReport.Request::why)
                .toList();
    }
}
