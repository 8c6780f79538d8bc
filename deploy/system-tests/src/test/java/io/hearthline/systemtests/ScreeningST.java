package io.hearthline.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthline.contracts.session.CallOutcome;
import org.junit.jupiter.api.Test;

/** A call-screening service answers: it is told who calls for whom, and the call goes on once the person is there. */
@OnTheSuite
class ScreeningST {
    private final Line line;

    ScreeningST(Line line) {
        this.line = line;
    }

    @Test
    void aCallThatIsNeverPutThroughIsScreened() {
        Person person = line.somebody("screening", "hypertension");

        Line.Placed call = line.checkIn(person);

        assertThat(line.ended(call).outcome()).isEqualTo(CallOutcome.SCREENED);
        assertThat(Line.heardBy(line.phoneCall(person)))
                .contains("call for " + person.preferredName())
                .doesNotContainIgnoringCase("health");
        assertThat(line.captured(call)).isEmpty();
    }

    @Test
    void thePersonWhoComesToThePhoneIsCheckedInWith() {
        Person person = line.somebody("screening-lets-through");

        Line.Placed call = line.checkIn(person);

        assertThat(line.ended(call).outcome()).isEqualTo(CallOutcome.COMPLETED);
        assertThat(Line.recorded(line.kept(call))).isEqualTo(line.meant(person)).hasSize(5);
    }
}
