package io.hearthline.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearthline.contracts.events.DialogueEvent;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.standins.Ports;
import io.hearthline.standins.callee.CalleeScript;
import io.hearthline.standins.twilio.TextMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Both voice vendors are away: the check-in is made all the same, with the carrier's voice and the keys of the phone. */
@OnTheSuite
@ResourceLock("processor")
class PlainCheckInST {
    private static Replica voiceless;

    private final Line line;

    PlainCheckInST(Line line) {
        this.line = line;
    }

    @BeforeAll
    static void withoutAnEngine(Line line) {
        String nobody = "127.0.0.1:" + Ports.free();
        voiceless = new Replica(
                        line,
                        "telephony-voiceless",
                        Map.of(
                                "ELEVENLABS_BASE_URL", "http://" + nobody,
                                "OPENAI_BASE_URL", "http://" + nobody + "/v1",
                                "OPENAI_REALTIME_URL", "ws://" + nobody + "/v1/realtime"))
                .ready();
    }

    @AfterAll
    static void end() {
        voiceless.close();
    }

    /** Somebody who presses a key when the voice names it, or never. */
    private static CalleeScript presses(String key) throws IOException {
        String rule = key.isEmpty() ? "" : "rules:\n  - heard: 'press 2'\n    press: '" + key + "'\n";
        String script = "name: presses-" + key + "\noutcome: answer\nringSeconds: 2\nthinkingMs: 800\n" + rule;
        return CalleeScript.read(new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theWelfareCheckIsMadeAndRecorded() throws IOException {
        Person person = line.somebody(presses("1"), null);

        Line.Placed call = voiceless.checkIn(person);

        assertThat(line.ended(call).outcome()).isEqualTo(CallOutcome.COMPLETED);
        JsonNode kept = line.kept(call);
        assertThat(Line.recorded(kept)).isEqualTo(Map.of("gen.fine", true));
        assertThat(Line.heardBy(line.phoneCall(person))).contains("press 1", "glad to hear");
        assertThat(messagesTo(person)).isEmpty();
    }

    @Test
    void whoeverWantsTheirFamilyHasThemToldWithinSeconds() throws IOException {
        Person person = line.somebody(presses("2"), null);

        Line.Placed call = voiceless.checkIn(person);

        TextMessage message =
                Line.soon("the message", () -> messagesTo(person).stream().findFirst());
        assertThat(line.ended(call).outcome()).isEqualTo(CallOutcome.COMPLETED);
        assertThat(Line.recorded(line.kept(call))).isEqualTo(Map.of("gen.fine", false));
        assertThat(message.to()).isEqualTo(person.contactPhone());
        assertThat(line.suite()
                        .events()
                        .all(DialogueEvent.ConcernConfirmed.class)
                        .filter(event -> event.callId().toString().equals(call.callId())))
                .hasSize(1);
        assertThat(messagesTo(person)).hasSize(1);
    }

    @Test
    void nobodyPressesAKey() throws IOException {
        Person person = line.somebody(presses(""), null);

        Line.Placed call = voiceless.checkIn(person);

        assertThat(line.ended(call).outcome()).isEqualTo(CallOutcome.PARTIAL);
        assertThat(Line.heardBy(line.phoneCall(person))).contains("press 1", "I did not get a key");
    }

    private List<TextMessage> messagesTo(Person person) {
        return line.suite().standIns().twilio().messages().stream()
                .filter(message -> message.to().equals(person.contactPhone()))
                .toList();
    }
}
