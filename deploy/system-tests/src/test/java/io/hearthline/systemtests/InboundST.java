package io.hearthline.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthline.contracts.events.CallEvent;
import io.hearthline.contracts.session.CallKind;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.contracts.session.Direction;
import io.hearthline.sandbox.suite.Port;
import io.hearthline.standins.callee.CalleeScript;
import io.hearthline.standins.twilio.PlacedCall;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Somebody calls us. */
@OnTheSuite
class InboundST {
    private final Line line;

    InboundST(Line line) {
        this.line = line;
    }

    @Test
    void whoeverCallsBackGoesOnWhereTheCheckInBrokeOff() {
        Person person = line.somebody("hangs-up-mid-question", "hypertension");
        Line.Placed first = line.checkIn(person);
        assertThat(line.ended(first).outcome()).isEqualTo(CallOutcome.PARTIAL);

        PlacedCall call = callsIn(person.phone(), "cooperative");

        CallEvent.CallEnded ended = endOf(first.dialogueId(), CallKind.HEALTH_CHECK);
        assertThat(ended.outcome()).isEqualTo(CallOutcome.COMPLETED);
        assertThat(ended.recipientId()).hasToString(person.id().toString());
        String heard = Line.heardBy(phone(call.sid()));
        assertThat(heard)
                .contains("Thank you for calling. Am I speaking with " + person.preferredName())
                .contains("go on where we stopped")
                .doesNotContain("On a scale from one to ten, how are you feeling");
    }

    private PlacedCall callsIn(String from, String caller) {
        String sid = line.suite()
                .standIns()
                .twilio()
                .callIn(from, line.suite().ports().url(Port.TELEPHONY), CalleeScript.named(caller));
        return phone(sid);
    }

    private PlacedCall phone(String sid) {
        return line.suite().standIns().twilio().calls().stream()
                .filter(call -> call.sid().equals(sid))
                .findFirst()
                .orElseThrow();
    }

    private CallEvent.CallEnded endOf(String dialogueId, CallKind kind) {
        Line.until(
                "the end of the call",
                Line.A_CALL,
                () -> inbound(dialogueId, kind).isPresent());
        return inbound(dialogueId, kind).orElseThrow();
    }

    private Optional<CallEvent.CallEnded> inbound(String dialogueId, CallKind kind) {
        return line.suite()
                .events()
                .all(CallEvent.CallEnded.class)
                .filter(event -> event.direction() == Direction.INBOUND && event.kind() == kind)
                .filter(event -> event.dialogueId().toString().equals(dialogueId))
                .findFirst();
    }
}
