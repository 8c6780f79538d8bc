package io.hearthline.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthline.contracts.events.CallEvent;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.standins.Ports;
import io.hearthline.standins.realtime.SessionReport;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** One voice vendor is away: the other one speaks, and the person notices nothing but another voice. */
@OnTheSuite
@ResourceLock("processor")
class SecondVoiceST {
    private final Line line;

    SecondVoiceST(Line line) {
        this.line = line;
    }

    @Test
    void theCheckInIsHeldWithTheOtherEngine() {
        Person person = line.somebody("cooperative", "hypertension");
        String nobody = "http://127.0.0.1:" + Ports.free();

        try (Replica half = new Replica(line, "telephony-half-voiced", Map.of("ELEVENLABS_BASE_URL", nobody)).ready()) {
            Line.Placed call = half.checkIn(person);
            CallEvent.CallEnded ended = line.ended(call);

            assertThat(ended.outcome()).isEqualTo(CallOutcome.COMPLETED);
            assertThat(Line.recorded(line.kept(call)))
                    .isEqualTo(line.meant(person))
                    .hasSizeGreaterThanOrEqualTo(5);
            assertThat(line.suite().standIns().realtime().sessions())
                    .extracting(SessionReport::sessionId)
                    .containsAnyElementsOf(ended.conversationIds());
        }
    }
}
