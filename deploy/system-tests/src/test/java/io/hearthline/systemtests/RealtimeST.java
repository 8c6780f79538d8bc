package io.hearthline.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearthline.contracts.events.CallEvent;
import io.hearthline.contracts.events.DialogueEvent;
import io.hearthline.contracts.events.RecordEvent;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.contracts.transcript.Speaker;
import io.hearthline.contracts.transcript.Turn;
import io.hearthline.sandbox.suite.Reply;
import io.hearthline.sandbox.suite.Service;
import io.hearthline.standins.callee.Remark;
import io.hearthline.standins.realtime.SessionReport;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The same calls over the other voice engine: our own words where they matter, the model's where it may speak. */
@OnTheSuite
@Isolated("gives everybody another voice")
class RealtimeST {
    private final Line line;
    private String persona = "";

    RealtimeST(Line line) {
        this.line = line;
    }

    @BeforeEach
    void thePersonaChoosesTheEngine() {
        persona = line.suite()
                .api()
                .post(Service.TELEPHONY, "/personas", Map.of("name", "Rosie", "engine", "realtime"))
                .orThrow("a persona")
                .json()
                .get("id")
                .asText();
        Reply active = line.suite().api().post(Service.TELEPHONY, "/personas/" + persona + "/activate", Map.of());
        active.orThrow("the active persona");
    }

    @AfterEach
    void theUsualOneSpeaksAgain() {
        Reply removed = line.suite()
                .api()
                .send(line.suite()
                        .api()
                        .request(Service.TELEPHONY, "/personas/" + persona)
                        .DELETE()
                        .build());
        removed.orThrow("the persona's removal");
    }

    @Test
    void aCheckInIsHeldInOurOwnWordsAndRecordedAsMeant() {
        Person person = line.somebody("cooperative", "hypertension");

        Line.Placed call = line.checkIn(person);
        CallEvent.CallEnded ended = line.ended(call);
        JsonNode kept = line.kept(call);

        assertThat(ended.outcome()).isEqualTo(CallOutcome.COMPLETED);
        assertThat(Line.recorded(kept)).isEqualTo(line.meant(person)).hasSizeGreaterThanOrEqualTo(5);
        line.nothingIsDoubled(person, call);
        assertThat(words(line.phoneCall(person).said())).startsWith(saidBy(ended, Speaker.PERSON));
        SessionReport session = session(ended);
        assertThat(session.responses()).as("words of the model's own").isZero();
        assertThat(session.faults()).isEmpty();
        assertThat(session.errors()).isEmpty();
    }

    @Test
    void inATalkTheModelSpeaksForItselfAndTheDialogueSaysGoodbye() {
        Person person = line.somebody("talkative");

        Line.Placed call = talk(person);
        CallEvent.CallEnded ended = line.ended(call);

        assertThat(ended.outcome()).isEqualTo(CallOutcome.COMPLETED);
        assertThat(words(line.phoneCall(person).said())).startsWith(saidBy(ended, Speaker.PERSON));
        assertThat(saidBy(ended, Speaker.AGENT))
                .contains("You mentioned your garden. What would you like to tell me about your garden?")
                .endsWith("Goodbye.");
        SessionReport session = session(ended);
        assertThat(session.responses()).as("words of the model's own").isPositive();
        assertThat(session.faults()).isEmpty();
        RecordEvent.SummaryWritten _ = Line.soon(
                "the summary",
                () -> line.suite()
                        .events()
                        .all(RecordEvent.SummaryWritten.class)
                        .filter(event -> event.callId().toString().equals(call.callId()))
                        .findFirst());
    }

    @Test
    void aRedFlagTakesTheFloorFromTheModel() {
        Person person = line.somebody("talkative-red-flag");

        Line.Placed call = talk(person);
        DialogueEvent.ConcernConfirmed confirmed = Line.soon(
                "the confirmed concern",
                () -> line.suite()
                        .events()
                        .all(DialogueEvent.ConcernConfirmed.class)
                        .filter(event -> event.callId().toString().equals(call.callId()))
                        .findFirst());
        CallEvent.CallEnded ended = line.ended(call);

        assertThat(confirmed.category()).isEqualTo("chest_pain");
        assertThat(session(ended).settings()).contains("\"create_response\":false");
        assertThat(Line.heardBy(line.phoneCall(person))).containsPattern("911|nine[ ,-]+one[ ,-]+one");
    }

    private Line.Placed talk(Person person) {
        JsonNode placed = line.suite()
                .api()
                .post(Service.TELEPHONY, "/call", Map.of("recipientId", person.id()))
                .orThrow("a talk")
                .json();
        return new Line.Placed(
                placed.get("callId").asText(), placed.get("dialogueId").asText());
    }

    private static String words(List<Remark> remarks) {
        return String.join(" ", remarks.stream().map(Remark::text).toList());
    }

    private static String saidBy(CallEvent.CallEnded ended, Speaker speaker) {
        return String.join(
                " ",
                ended.turns().stream()
                        .filter(turn -> turn.speaker() == speaker)
                        .map(Turn::text)
                        .toList());
    }

    private SessionReport session(CallEvent.CallEnded ended) {
        return line.suite().standIns().realtime().sessions().stream()
                .filter(session -> ended.conversationIds().contains(session.sessionId()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the call was not held over the Realtime engine"));
    }
}
