package io.hearthline.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthline.contracts.events.CallEvent;
import io.hearthline.contracts.session.CallOutcome;
import org.junit.jupiter.api.Test;

/** Nobody comes to the phone. */
@OnTheSuite
class NobodyThereST {
    private final Line line;

    NobodyThereST(Line line) {
        this.line = line;
    }

    @Test
    void aBusyLineAndAPhoneNobodyPicksUpAreToldApart() {
        Person away = line.somebody("no-answer");
        Person talking = line.somebody("busy");

        Line.Placed unanswered = line.checkIn(away);
        Line.Placed engaged = line.checkIn(talking);

        CallEvent.CallEnded busy = line.ended(engaged);
        assertThat(busy.outcome()).isEqualTo(CallOutcome.BUSY);
        CallEvent.CallEnded missed = line.ended(unanswered);
        assertThat(missed.outcome()).isEqualTo(CallOutcome.NO_ANSWER);
        assertThat(missed.answeredAt()).isNull();
        assertThat(missed.turns()).isEmpty();
    }
}
