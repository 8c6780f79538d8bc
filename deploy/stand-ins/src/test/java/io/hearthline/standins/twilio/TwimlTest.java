package io.hearthline.standins.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

class TwimlTest {

    @Test
    void readsTheVendorsStreamDocument() throws Exception {
        try (var file = TwimlTest.class.getResourceAsStream("/twilio/twiml_connect_stream.json")) {
            String xml = new ObjectMapper().readTree(file).path("xml").asText();

            assertThat(Twiml.parse(xml))
                    .containsExactly(
                            new Twiml.ConnectStream(
                                    "wss://calls.example.com/twilio/media/7c1f",
                                    null,
                                    "https://calls.example.com/twilio/stream/7c1f",
                                    null,
                                    Map.of("callId", "7c1f", "token", "one-time-3f9a")),
                            new Twiml.Hangup());
        }
    }

    @Test
    void readsSayPauseAndWhatItDoesNotKnow() throws Exception {
        String xml = "<Response><Say voice=\"alice\"> Hello. </Say><Pause length=\"3\"/><Pause/><Play/></Response>";

        assertThat(Twiml.parse(xml))
                .containsExactly(new Twiml.Say("Hello."), new Twiml.Pause(3), new Twiml.Pause(1), new Twiml.Unknown());
    }

    @Test
    void readsWhatGathersAndWhereItGoesOn() throws Exception {
        String xml = "<Response><Gather numDigits=\"1\" timeout=\"7\" action=\"/keys\"><Say>Press 1.</Say></Gather>"
                + "<Gather/><Redirect>/again</Redirect></Response>";

        assertThat(Twiml.parse(xml))
                .containsExactly(
                        new Twiml.Gather(List.of(new Twiml.Say("Press 1.")), 1, 7, "/keys"),
                        new Twiml.Gather(List.of(), 0, 5, null),
                        new Twiml.Redirect("/again"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "<Reply/>", "<Response>", "<!DOCTYPE a []><Response/>"})
    void refusesWhatIsNotTwiml(String document) {
        assertThatThrownBy(() -> Twiml.parse(document)).isInstanceOf(SAXException.class);
    }
}
