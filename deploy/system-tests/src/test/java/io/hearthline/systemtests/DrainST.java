package io.hearthline.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthline.contracts.session.CallOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A process that is told to end finishes the calls it carries, and begins no other. */
@OnTheSuite
@ResourceLock("processor")
class DrainST {
    private final Line line;

    DrainST(Line line) {
        this.line = line;
    }

    @Test
    void threeLiveCallsFinish() {
        allFinish(3);
    }

    @Test
    @Tag("long")
    void twentyLiveCallsFinish() {
        allFinish(20);
    }

    private void allFinish(int count) {
        try (Replica leaving =
                new Replica(line, "telephony-leaving-" + count, Map.of("DRAIN_TIMEOUT_SECONDS", "180")).ready()) {
            List<Line.Placed> calls = new ArrayList<>();
            for (int each = 0; each < count; each++) {
                calls.add(leaving.checkIn(line.somebody("cooperative")));
            }
            calls.forEach(call -> line.answersCaptured(call, 1));

            leaving.process().askToEnd();

            Line.until("not ready any more", Line.SOON, () -> leaving.readiness() == 503);
            assertThat(leaving.tryCheckIn(line.somebody("cooperative")).status())
                    .isEqualTo(503);
            assertThat(calls)
                    .allSatisfy(call -> assertThat(line.ended(call).outcome()).isEqualTo(CallOutcome.COMPLETED));
            assertThat(calls)
                    .allSatisfy(call ->
                            assertThat(line.ended(call).conversationIds()).hasSize(1));
            Line.until(
                    "the end of the process",
                    Line.SOON,
                    () -> !leaving.process().isAlive());
        }
    }
}
