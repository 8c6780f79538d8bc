package io.hearthline.standins.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hearthline.standins.edge.Form;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TwilioRestTest {

    private static final String OURS = CarrierUnderTest.OURS;
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
    void aCallThatIsAnswered500WasPlacedAllTheSame() throws Exception {
        carrier.assign(MARIA, "no-answer");
        carrier.faults(new Faults(false, false, List.of(), 1, 1));

        assertThat(line.create(MARIA).statusCode()).isEqualTo(429);
        assertThat(line.create(MARIA).statusCode()).isEqualTo(500);

        assertThat(carrier.calls()).hasSize(1);
        JsonNode page = JSON.readTree(line.request(
                        "GET", "/Calls.json?To=%2B14155550123&StartTime%3E=2026-01-01T00%3A00%3A00&PageSize=50", "")
                .body());
        assertThat(page.path("calls")).hasSize(1);
        assertThat(page.path("calls").path(0).path("sid").asText())
                .isEqualTo(carrier.calls().getFirst().sid());
    }

    @Test
    void restAnswersHaveTheShapesOfTheFixtures() throws Exception {
        carrier.assign(MARIA, "hangs-up-mid-question");
        customer.agent = (talk, event) -> talk.say("About how many hours did you sleep last night?");
        JsonNode created = line.place(MARIA);
        line.ended(created.path("sid").asText());
        JsonNode fetched = JSON.readTree(
                line.request("GET", "/Calls/" + created.path("sid").asText() + ".json", "")
                        .body());
        Form sms = new Form();
        CarrierUnderTest.fixture("sms_create_request")
                .properties()
                .forEach(field -> sms.add(field.getKey(), field.getValue().asText()));
        sms.values().remove("StatusCallback");
        JsonNode message = JSON.readTree(
                line.request("POST", "/Messages.json", sms.encode()).body());

        assertThat(CarrierUnderTest.shape(created))
                .isEqualTo(CarrierUnderTest.shape(CarrierUnderTest.fixture("rest_call_create_response_201")));
        assertThat(created.path("to_formatted").asText()).isEqualTo("(415) 555-0123");
        assertThat(CarrierUnderTest.shape(fetched).keySet())
                .isEqualTo(CarrierUnderTest.shape(CarrierUnderTest.fixture("rest_call_fetch_completed"))
                        .keySet());
        assertThat(fetched.path("duration").isTextual()).isTrue();
        assertThat(CarrierUnderTest.shape(message))
                .isEqualTo(CarrierUnderTest.shape(CarrierUnderTest.fixture("sms_create_response_201")));
        assertThat(message.path("body"))
                .isEqualTo(CarrierUnderTest.fixture("sms_create_request").path("Body"));
        String missing = "/Calls/CA00000000000000000000000000000000.json";
        assertThat(JSON.readTree(line.request("GET", missing, "").body()))
                .isEqualTo(CarrierUnderTest.fixture("rest_error_20404"));
    }

    @Test
    void badRequestsGetTheVendorsErrors() throws Exception {
        Form form = new Form().add("To", "12345").add("From", OURS).add("Url", customer.url("/voice"));
        HttpResponse<String> refused = line.request("POST", "/Calls.json", form.encode());
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(refused.body())).isEqualTo(CarrierUnderTest.fixture("rest_error_21211"));

        HttpRequest anonymous =
                HttpRequest.newBuilder(URI.create(line.base() + "/Calls.json")).build();
        HttpResponse<String> unauthorized = line.http.send(anonymous, HttpResponse.BodyHandlers.ofString());
        assertThat(unauthorized.statusCode()).isEqualTo(401);
        assertThat(JSON.readTree(unauthorized.body())).isEqualTo(CarrierUnderTest.fixture("rest_error_20003"));
    }

    @Test
    void messagesAreKeptWithTheTimeTheyArrivedAndTheirDeliveryIsTold() throws Exception {
        Instant before = Instant.now();
        Form form = new Form()
                .add("To", MARIA)
                .add("From", OURS)
                .add("Body", "Please sign in.")
                .add("StatusCallback", customer.url("/sms"));

        line.request("POST", "/Messages.json", form.encode());

        TextMessage message = carrier.messages().getFirst();
        assertThat(message.body()).isEqualTo("Please sign in.");
        assertThat(message.receivedAt()).isBetween(before.minusMillis(1), Instant.now());
        await().until(() -> customer.requests.size() == 2);
        assertThat(customer.requests).allMatch(Customer.Request::signed);
        Form delivered = customer.requests.getLast().form();
        assertThat(delivered.get("MessageStatus")).isEqualTo("delivered");
        assertThat(delivered.values().keySet())
                .containsExactlyInAnyOrder(CarrierUnderTest.names(CarrierUnderTest.fixture("callback_sms_delivered")));
    }

    @Test
    void theControlApiDoesWhatTheObjectDoes() throws Exception {
        line.control("PUT", "callees/+14155550123", "{\"callee\":\"no-answer\"}");
        line.control("PUT", "pace", "{\"factor\":50}");
        line.control("PUT", "faults", "{\"failCreateAfterAccept\":1}");
        assertThat(line.create(MARIA).statusCode()).isEqualTo(500);
        await().until(() -> carrier.calls().getFirst().endedAt() != null);

        JsonNode calls = JSON.readTree(line.control("GET", "calls", ""));
        assertThat(calls).hasSize(1);
        assertThat(calls.path(0).path("status").asText()).isEqualTo("no-answer");
        assertThat(calls.path(0).path("callee").asText()).isEqualTo("no-answer");
        assertThat(Instant.parse(calls.path(0).path("placedAt").asText())).isBefore(Instant.now());
        line.control("DELETE", "calls", "");
        assertThat(carrier.calls()).isEmpty();
    }

    @Test
    void aRecordedCallIsToldOfHandedOutAndDeleted() throws Exception {
        carrier.assign(MARIA, "hangs-up-mid-question");
        customer.agent = (talk, event) -> talk.say("About how many hours did you sleep last night?");
        JsonNode created = JSON.readTree(line.request(
                        "POST",
                        "/Calls.json",
                        new Form()
                                .add("To", MARIA)
                                .add("From", OURS)
                                .add("Url", customer.url("/voice"))
                                .add("Record", "true")
                                .add("RecordingChannels", "dual")
                                .add("RecordingStatusCallback", customer.url("/recorded"))
                                .add("RecordingStatusCallbackEvent", "completed")
                                .encode())
                .body());

        await().until(() ->
                customer.requests.stream().anyMatch(request -> request.path().equals("/recorded")));

        Customer.Request told = customer.requests.getLast();
        assertThat(told.signed()).isTrue();
        assertThat(told.form().values().keySet())
                .containsExactlyInAnyOrder(
                        CarrierUnderTest.names(CarrierUnderTest.fixture("callback_recording_completed")));
        String recording = "/Recordings/" + told.form().get("RecordingSid");
        HttpResponse<String> wav = line.request("GET", recording + ".wav", "");
        assertThat(wav.statusCode()).isEqualTo(200);
        assertThat(wav.body()).startsWith("RIFF");
        assertThat(JSON.readTree(line.request(
                                        "GET",
                                        "/Recordings.json?CallSid="
                                                + created.path("sid").asText(),
                                        "")
                                .body())
                        .path("recordings"))
                .hasSize(1);
        assertThat(line.request("DELETE", recording + ".json", "").statusCode()).isEqualTo(204);
        assertThat(line.request("GET", recording + ".wav", "").statusCode()).isEqualTo(404);
        assertThat(carrier.recordings()).isEmpty();
    }

    @Test
    void callsWaitInTheQueueOfTheAccount() throws Exception {
        carrier.assign(MARIA, "no-answer");
        carrier.callsPerSecond(0.5);

        JsonNode first = line.place(MARIA);
        JsonNode second = line.place(MARIA);

        assertThat(Integer.parseInt(first.path("queue_time").asText())).isZero();
        assertThat(Integer.parseInt(second.path("queue_time").asText())).isBetween(1, 2000);
    }
}
