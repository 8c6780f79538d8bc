package io.hearthline.standins.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearthline.standins.edge.Form;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachineDetectionTest {
    private final CarrierUnderTest line = new CarrierUnderTest();

    MachineDetectionTest() throws Exception {}

    @AfterEach
    void hangUp() {
        line.close();
    }

    @ParameterizedTest
    @CsvSource({
        "cooperative,DetectMessageEnd,human",
        "voicemail,DetectMessageEnd,machine_end_beep",
        "voicemail,Enable,machine_start",
        "fax,Enable,fax",
        "screening,DetectMessageEnd,unknown"
    })
    void theVerdictFollowsFromWhoPicksUp(String callee, String manner, String verdict) throws Exception {
        line.carrier.assign(CarrierUnderTest.MARIA, callee);

        String sid = place(manner, "<Response><Pause length=\"30\"/></Response>");

        await().until(() -> verdict().isPresent());
        assertThat(verdict().orElseThrow().form().get("AnsweredBy")).isEqualTo(verdict);
        assertThat(verdict().orElseThrow().signed()).isTrue();
        assertThat(line.call(sid).answeredBy()).isEqualTo(verdict);
        line.hangUp(sid);
    }

    @Test
    void aRedirectAfterTheBeepLeavesAMessage() throws Exception {
        line.carrier.assign(CarrierUnderTest.MARIA, "voicemail");
        String sid = place(
                "DetectMessageEnd",
                "<Response><Say>Hello, am I talking to Maria?</Say><Pause length=\"60\"/></Response>");
        await().until(() -> verdict().isPresent());

        var redirected = line.request(
                "POST",
                "/Calls/" + sid + ".json",
                new Form()
                        .add("Twiml", "<Response><Say>Please call us back.</Say><Hangup/></Response>")
                        .encode());

        assertThat(redirected.statusCode()).isEqualTo(200);
        assertThat(line.ended(sid).message()).isEqualTo("Please call us back.");
        assertThat(line.ended(sid).hungUpBy()).isEqualTo("twiml");
    }

    @Test
    void aKeyEndsWhatGathersIt() throws Exception {
        line.carrier.assign(CarrierUnderTest.MARIA, "keypad");
        String sid = place(
                "",
                "<Response><Gather numDigits=\"1\" timeout=\"20\" action=\"" + line.customer.url("/twiml/resume")
                        + "\"><Say>Is there anything new bothering you?</Say></Gather><Pause length=\"60\"/></Response>");

        assertThat(line.ended(sid).hungUpBy()).isEqualTo("twiml");
        Customer.Request asked = line.customer.requests.getFirst();
        assertThat(asked.form().get("Digits")).isEqualTo("2");
        assertThat(asked.signed()).isTrue();
    }

    @Test
    void aKeyIsAFrameOfTheStream() throws Exception {
        line.carrier.assign(CarrierUnderTest.MARIA, "keypad");
        line.customer.agent = (talk, event) -> {
            if (event.equals("start")) {
                talk.say("Is there anything new bothering you?");
            }
        };

        String sid = line.place(CarrierUnderTest.MARIA).path("sid").asText();

        await().until(() -> line.frame("dtmf") != null);
        assertThat(line.frame("dtmf").path("dtmf").path("digit").asText()).isEqualTo("2");
        assertThat(CarrierUnderTest.shape(line.frame("dtmf")))
                .isEqualTo(CarrierUnderTest.shape(CarrierUnderTest.fixture("ms_in_dtmf")));
        line.hangUp(sid);
    }

    private Optional<Customer.Request> verdict() {
        return line.customer.requests.stream()
                .filter(request -> request.path().equals("/amd"))
                .findFirst();
    }

    private String place(String manner, String twiml) throws Exception {
        Form form = new Form()
                .add("To", CarrierUnderTest.MARIA)
                .add("From", CarrierUnderTest.OURS)
                .add("Twiml", twiml);
        if (!manner.isEmpty()) {
            form.add("MachineDetection", manner)
                    .add("AsyncAmd", "true")
                    .add("AsyncAmdStatusCallback", line.customer.url("/amd"));
        }
        var response = line.request("POST", "/Calls.json", form.encode());
        assertThat(response.statusCode()).isEqualTo(201);
        return new com.fasterxml.jackson.databind.ObjectMapper()
                .readTree(response.body())
                .path("sid")
                .asText();
    }
}
