package io.hearthline.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.standins.callee.Remark;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Somebody stays silent: they are given time, spoken to twice, and then let go. */
@OnTheSuite
class SilenceST {
    private final Line line;

    SilenceST(Line line) {
        this.line = line;
    }

    @Test
    void whoFallsSilentIsAskedTwiceAndLetGo() {
        Person person = line.somebody("falls-silent");

        Line.Placed call = line.checkIn(person);
        CallOutcome outcome = line.ended(call).outcome();

        List<String> heard =
                line.phoneCall(person).heard().stream().map(Remark::text).toList();
        assertThat(outcome).isEqualTo(CallOutcome.PARTIAL);
        assertThat(String.join(" ", heard))
                .containsSubsequence(
                        "how are you feeling",
                        "Take your time.",
                        "how are you feeling",
                        "There is no hurry.",
                        "how are you feeling",
                        "I will let you go for now. Goodbye.");
        assertThat(line.phoneCall(person).hungUpBy()).isIn("rest", "twiml");
        assertThat(line.captured(call)).isEmpty();
    }
}
