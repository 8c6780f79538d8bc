package io.hearthline.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthline.contracts.events.Topics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What one call leads to is one trace, through HTTP, the voice vendor's extra body and Kafka. */
@OnTheSuite
class TraceST {
    private final Line line;

    TraceST(Line line) {
        this.line = line;
    }

    @Test
    void everyEventOfACallBearsTheCallsTrace() {
        Person person = line.somebody("hangs-up-mid-question", "hypertension");
        Line.Placed call = line.checkIn(person);
        line.ended(call);
        line.kept(call);

        try (Log log = new Log(line.suite().kafkaServers())) {
            Map<String, Set<String>> traces = log.traces(
                    List.of(Topics.CALLS, Topics.DIALOGUES, Topics.RECORDS),
                    person.id().toString());

            assertThat(traces)
                    .containsKeys(
                            "CallPlaced",
                            "CallAnswered",
                            "TurnSpoken",
                            "AnswerCaptured",
                            "CallEnded",
                            "DialogueFinished")
                    .containsKeys("SummaryWritten", "HealthRecordWritten");
            assertThat(traces.get("CallPlaced")).hasSize(1).doesNotContain("none");
            assertThat(traces)
                    .allSatisfy((type, ids) ->
                            assertThat(ids).as("trace of %s", type).isEqualTo(traces.get("CallPlaced")));
        }
    }
}
