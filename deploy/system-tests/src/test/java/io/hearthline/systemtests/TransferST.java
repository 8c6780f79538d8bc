package io.hearthline.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthline.sandbox.suite.Service;
import io.hearthline.standins.twilio.PlacedCall;
import org.junit.jupiter.api.Test;

/** Somebody would rather talk to a person, and one is rung who learns no more than a name. */
@OnTheSuite
class TransferST {
    private final Line line;
    private final String operator;

    TransferST(Line line) {
        this.line = line;
        this.operator = line.suite().settings(Service.TELEPHONY).get("ONCALL_PHONE");
    }

    @Test
    void theOperatorTalksToWhoeverAskedForAPerson() {
        Person person = line.somebody("wants-a-person", "hypertension");

        Line.Placed call = line.checkIn(person);
        line.ended(call);

        assertThat(Line.heardBy(line.phoneCall(person)))
                .contains("I will put you through to a person.")
                .contains("How can I help you?");
        PlacedCall rung = line.suite().standIns().twilio().calls().stream()
                .filter(each -> each.to().equals(operator))
                .filter(each -> Line.heardBy(each).contains(person.preferredName()))
                .findFirst()
                .orElseThrow();
        assertThat(Line.heardBy(rung)).doesNotContainIgnoringCase("hypertension");
        assertThat(rung.said()).isNotEmpty();
    }
}
