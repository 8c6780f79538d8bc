package io.hearthline.standins.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hearthline.standins.edge.Form;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TwilioStandInTest {

    private static final String MARIA = CarrierUnderTest.MARIA;
    private static final ObjectMapper JSON = new ObjectMapper();

    private CarrierUnderTest line;
    private Customer customer;
    private TwilioStandIn carrier;

    @BeforeEach
    void start() throws Exception {
        line = new CarrierUnderTest();
        customer = line.customer;
        carrier = line.carrier;
    }

    @AfterEach
    void stop() {
        line.close();
    }

    @Test
    void aWholeConversationTravelsThroughTheAudioInBothDirections() throws Exception {
        carrier.assign(MARIA, "cooperative");
        Deque<String> questions = new ArrayDeque<>(List.of(
                "Hello, this is Hearthline, an automated assistant. Am I speaking with Maria?",
                "On a scale from one to ten, how are you feeling today, where ten is your very best?",
                "Have you taken your medicines today, the way you normally do?",
                "Thank you, Maria. Goodbye."));
        customer.agent = (talk, event) -> {
            if (event.equals("mark:over")) {
                talk.hangUp();
            } else if (!questions.isEmpty()) {
                talk.say(questions.removeFirst());
                if (questions.isEmpty()) {
                    talk.mark("over");
                }
            }
        };

        String sid = line.place(MARIA).path("sid").asText();

        PlacedCall call = line.ended(sid);
        assertThat(call.status()).isEqualTo("completed");
        assertThat(call.hungUpBy()).isEqualTo("twiml");
        assertThat(call.meant()).isEqualTo(Map.of("gen.wellbeing", 7, "gen.meds_today", "all"));
        assertThat(call.heard()).hasSize(4).allMatch(remark -> remark.complete());
        assertThat(call.said().getFirst().text()).isEqualTo("Yes, this is me.");
        assertThat(call.warnings()).isEmpty();
        assertThat(call.modemFaults()).isEmpty();
        assertThat(customer.heard).noneMatch(io.hearthline.standins.modem.Heard.Fault.class::isInstance);
        assertThat(customer.upgradeSigned()).isTrue();
        assertThat(customer.requests).allMatch(Customer.Request::signed);
        assertThat(customer.requests).extracting(Customer.Request::path).contains("/voice", "/stream", "/twiml/resume");
    }

    @Test
    void callbacksComeInOrderWithTheFieldsOfTheVendor() throws Exception {
        carrier.assign(MARIA, "hangs-up-mid-question");
        customer.agent = (talk, event) -> {
            if (event.equals("start")) {
                talk.say("About how many hours did you sleep last night?");
            }
        };

        PlacedCall call = line.ended(line.place(MARIA).path("sid").asText());

        await().until(() -> customer.callbacks().size() == 4);
        assertThat(customer.callbacks())
                .extracting(form -> form.get("CallStatus"))
                .containsExactly("initiated", "ringing", "in-progress", "completed");
        assertThat(customer.callbacks())
                .extracting(form -> form.get("SequenceNumber"))
                .containsExactly("0", "1", "2", "3");
        Form last = customer.callbacks().getLast();
        JsonNode fixture = CarrierUnderTest.fixture("callback_status_answered");
        assertThat(last.values().keySet())
                .contains(CarrierUnderTest.names(fixture))
                .contains("CallDuration", "Duration", "SipResponseCode");
        assertThat(last.get("CallbackSource")).isEqualTo("call-progress-events");
        assertThat(call.hungUpBy()).isEqualTo("callee");
        assertThat(customer.frames.getLast().path("event").asText()).isEqualTo("stop");
    }

    @Test
    void theStreamsFramesAreThoseOfTheFixtures() throws Exception {
        carrier.assign(MARIA, "cooperative");
        String sid = line.place(MARIA).path("sid").asText();
        await().until(() -> customer.frames.size() > 20);
        customer.mark("utt-3-end");
        await().until(() -> line.frame("mark") != null);
        line.hangUp(sid);
        await().until(() -> line.frame("stop") != null);

        for (String event : List.of("connected", "start", "media", "mark", "stop")) {
            assertThat(CarrierUnderTest.shape(line.frame(event)))
                    .as(event)
                    .isEqualTo(CarrierUnderTest.shape(CarrierUnderTest.fixture("ms_in_" + event)));
        }
        assertThat(line.frame("start").path("start").path("callSid").asText()).isEqualTo(sid);
        assertThat(line.frame("start")
                        .path("start")
                        .path("customParameters")
                        .path("token")
                        .asText())
                .isEqualTo("one-time-3f9a");
        assertThat(line.frame("media").path("media").path("payload").asText()).hasSize(216);
        for (int i = 1; i < customer.frames.size(); i++) {
            assertThat(customer.frames.get(i).path("sequenceNumber").asText()).isEqualTo(Integer.toString(i));
        }
    }

    @Test
    void clearEmptiesTheBufferAndEchoesThePendingMarks() throws Exception {
        carrier.assign(MARIA, "silent");
        carrier.pace(2);
        String sid = line.place(MARIA).path("sid").asText();
        await().until(() -> line.frame("media") != null);

        customer.say("This is a long sentence of which the end shall never be heard by anybody at all");
        customer.mark("end");
        await().until(() -> customer.frames.size() > 40);
        assertThat(line.frame("mark")).isNull();
        customer.clearAudio();
        await().until(() -> line.frame("mark") != null);
        line.hangUp(sid);

        PlacedCall call = line.ended(sid);
        assertThat(call.heard()).hasSize(1);
        assertThat(call.heard().getFirst().complete()).isFalse();
        assertThat(call.heard().getFirst().text()).startsWith("This is").doesNotContain("anybody");
        assertThat(call.modemFaults()).isEmpty();
        assertThat(call.hungUpBy()).isEqualTo("rest");
    }

    @Test
    void malformedFramesAreWarnedOfAndIgnored() throws Exception {
        carrier.assign(MARIA, "silent");
        String sid = line.place(MARIA).path("sid").asText();
        await().until(() -> line.frame("media") != null);

        customer.raw("not json");
        customer.raw("{\"event\":\"media\",\"stream_sid\":\"MZ1\",\"media\":{\"payload\":\"\"}}");
        customer.raw("{\"event\":\"clear\",\"streamSid\":\"MZ9999888877776666555544443333aaaa\"}");
        customer.raw("{\"event\":\"dance\"}");
        customer.binary();

        await().until(() -> line.call(sid).warnings().equals(Map.of("31951", 4, "31950", 1)));
        assertThat(line.call(sid).status()).isEqualTo("in-progress");
    }

    @Test
    void duplicatedReorderedAndLostCallbacksKeepTheirNumbers() throws Exception {
        carrier.assign(MARIA, "hangs-up-mid-question");
        carrier.faults(new Faults(true, true, List.of("ringing"), 0, 0));
        customer.agent = (talk, event) -> {
            if (event.equals("start")) {
                talk.say("About how many hours did you sleep last night?");
            }
        };

        line.ended(line.place(MARIA).path("sid").asText());

        await().until(() -> customer.callbacks().size() == 6);
        assertThat(customer.callbacks())
                .extracting(form -> form.get("SequenceNumber"))
                .containsExactly("2", "2", "0", "0", "3", "3");
    }

    @Test
    void phonesThatAreNotAnsweredEndAsTheVendorSays() throws Exception {
        for (var expected : Map.of("busy", "busy", "no-answer", "no-answer", "out-of-order", "failed")
                .entrySet()) {
            carrier.assign(MARIA, expected.getKey());
            PlacedCall call = line.ended(line.place(MARIA).path("sid").asText());
            assertThat(call.status()).isEqualTo(expected.getValue());
            assertThat(call.answeredAt()).isNull();
        }
    }

    @Test
    void aPhoneInUseIsBusy() throws Exception {
        carrier.assign(MARIA, "silent");
        line.place(MARIA);

        assertThat(line.ended(line.place(MARIA).path("sid").asText()).status()).isEqualTo("busy");
    }

    @Test
    void aLiveCallIsRedirectedByRest() throws Exception {
        carrier.assign(MARIA, "silent");
        String sid = line.place(MARIA).path("sid").asText();
        await().until(() -> line.frame("media") != null);

        String twiml = CarrierUnderTest.fixture("rest_call_update_redirect_request")
                .path("Twiml")
                .asText();
        Form form = new Form().add("Twiml", twiml);
        assertThat(line.request("POST", "/Calls/" + sid + ".json", form.encode())
                        .statusCode())
                .isEqualTo(200);

        PlacedCall call = line.ended(sid);
        assertThat(call.heard()).extracting(remark -> remark.text()).containsExactly("Goodbye.");
        assertThat(line.frame("stop")).isNotNull();
        JsonNode error = JSON.readTree(
                line.request("POST", "/Calls/" + sid + ".json", form.encode()).body());
        assertThat(error).isEqualTo(CarrierUnderTest.fixture("rest_error_21220"));
    }
}
