package io.hearthline.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearthline.contracts.session.CallOutcome;
import org.junit.jupiter.api.Test;

/** Somebody hangs up in the middle of a question: what was answered so far is kept. */
@OnTheSuite
class HangUpST {
    private final Line line;

    HangUpST(Line line) {
        this.line = line;
    }

    @Test
    void theAnswersSoFarAreRecordedAndTheCallIsPartial() {
        Person person = line.somebody("hangs-up-mid-question", "hypertension");

        Line.Placed call = line.checkIn(person);
        CallOutcome outcome = line.ended(call).outcome();
        JsonNode kept = line.kept(call);

        assertThat(outcome).isEqualTo(CallOutcome.PARTIAL);
        assertThat(line.phoneCall(person).hungUpBy()).isEqualTo("callee");
        assertThat(Line.recorded(kept))
                .isEqualTo(line.meant(person))
                .containsOnlyKeys("gen.wellbeing", "gen.new_symptom", "gen.meds_today");
        assertThat(kept.path("partial").asBoolean()).isTrue();
        line.nothingIsDoubled(person, call);
    }
}
