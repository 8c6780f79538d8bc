package io.hearthline.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearthline.contracts.events.CallEvent;
import io.hearthline.contracts.events.DialogueEvent;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.sandbox.suite.Service;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A machine picks up: it is left a message after its beep, and nothing it says is taken for the person's words. */
@OnTheSuite
class VoicemailST {
    private static final Pattern HEALTH_WORD = Pattern.compile(
            "health|medic|pill|pain|symptom|blood|pressure|sleep|check-?in|check-?up", Pattern.CASE_INSENSITIVE);

    private final Line line;

    VoicemailST(Line line) {
        this.line = line;
    }

    @ParameterizedTest
    @ValueSource(strings = {"voicemail", "voicemail-dial-911", "voicemail-named"})
    void aMessageWithoutAHealthWordIsLeftAndNoAlarmIsRaised(String callee) {
        Person person = line.somebody(callee, "hypertension");

        Line.Placed call = line.checkIn(person);
        CallEvent.CallEnded ended = line.ended(call);
        DialogueEvent.DialogueFinished finished = finished(call);

        assertThat(ended.outcome()).isEqualTo(CallOutcome.VOICEMAIL);
        assertThat(line.phoneCall(person).message())
                .contains(person.preferredName())
                .endsWith(".")
                .doesNotContainPattern(HEALTH_WORD);
        JsonNode seen = line.suite()
                .api()
                .get(Service.TELEPHONY, "/calls/" + call.callId())
                .orThrow("call")
                .json();
        assertThat(seen.path("answeredBy").asText()).isEqualTo("MACHINE");
        assertThat(seen.path("messageLeftAt").asText()).isNotEmpty();
        assertThat(finished.status()).isEqualTo(DialogueEvent.Status.EMPTY);
        assertThat(finished.rightParty()).isFalse();
        nothingIsAlarming(person, call);
    }

    @Test
    void aFaxIsHungUpOn() {
        Person person = line.somebody("fax");

        Line.Placed call = line.checkIn(person);

        assertThat(line.ended(call).outcome()).isEqualTo(CallOutcome.FAILED);
        assertThat(line.phoneCall(person).hungUpBy()).isEqualTo("rest");
    }

    private DialogueEvent.DialogueFinished finished(Line.Placed call) {
        return Line.soon(
                "the end of the dialogue",
                () -> line.suite()
                        .events()
                        .all(DialogueEvent.DialogueFinished.class)
                        .filter(event -> event.callId().toString().equals(call.callId()))
                        .findFirst());
    }

    /** What a dangerous-sounding greeting may have brought is shown while the call lasts, and nothing comes of it. */
    private void nothingIsAlarming(Person person, Line.Placed call) {
        assertThat(line.suite().events().all(DialogueEvent.ConcernConfirmed.class))
                .noneMatch(event -> event.callId().toString().equals(call.callId()));
        assertThat(line.suite().events().all(DialogueEvent.ConcernSuspected.class))
                .filteredOn(event -> event.callId().toString().equals(call.callId()))
                .allMatch(DialogueEvent.ConcernSuspected::provisional);
        assertThat(line.suite().standIns().twilio().messages())
                .noneMatch(message -> message.to().equals(person.contactPhone()));
        assertThat(line.captured(call)).isEmpty();
    }
}
