package io.hearthline.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.sandbox.suite.Service;
import io.hearthline.sandbox.suite.ServiceProcess;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** A service is killed while somebody is on the phone, and started again: nothing is lost, nothing is doubled. */
@OnTheSuite
@Isolated("kills what everybody runs on")
class KilledServiceST {
    private static final Duration REPAIRED_WITHIN = Duration.ofMinutes(3);

    private final Line line;

    KilledServiceST(Line line) {
        this.line = line;
    }

    @Test
    void telephony() {
        Person person = line.somebody("cooperative", "hypertension");
        Line.Placed call = line.checkIn(person);
        line.answersCaptured(call, 2);

        killAndRestart(Service.TELEPHONY);

        assertThat(line.ended(call, REPAIRED_WITHIN).outcome()).isEqualTo(CallOutcome.PARTIAL);
        theAnswersAreKept(person, call);
    }

    @Test
    void llm() {
        Person person = line.somebody("cooperative", "hypertension");
        Line.Placed call = line.checkIn(person);
        line.answersCaptured(call, 2);

        killAndRestart(Service.LLM);

        assertThat(line.ended(call, REPAIRED_WITHIN).outcome()).isIn(CallOutcome.COMPLETED, CallOutcome.PARTIAL);
        theAnswersAreKept(person, call);
    }

    @Test
    void worker() {
        Person person = line.somebody("cooperative", "hypertension");
        Line.Placed call = line.checkIn(person);
        line.answersCaptured(call, 2);

        ServiceProcess worker = line.suite().service(Service.WORKER);
        worker.kill();
        CallOutcome outcome = line.ended(call).outcome();
        worker.restart();

        assertThat(outcome).isEqualTo(CallOutcome.COMPLETED);
        JsonNode kept = theAnswersAreKept(person, call);
        assertThat(Line.recorded(kept)).isEqualTo(line.meant(person)).hasSizeGreaterThanOrEqualTo(5);
    }

    private void killAndRestart(Service service) {
        ServiceProcess process = line.suite().service(service);
        process.kill();
        process.restart();
    }

    /** What was captured on the phone is in the one record, and it is what the person meant. */
    private JsonNode theAnswersAreKept(Person person, Line.Placed call) {
        JsonNode kept = line.kept(call);
        Map<String, Object> recorded = Line.recorded(kept);
        assertThat(recorded.keySet())
                .as("recorded questions")
                .containsAll(line.captured(call))
                .hasSizeGreaterThanOrEqualTo(2);
        assertThat(line.meant(person)).as("what was meant").containsAllEntriesOf(recorded);
        line.nothingIsDoubled(person, call);
        return kept;
    }
}
