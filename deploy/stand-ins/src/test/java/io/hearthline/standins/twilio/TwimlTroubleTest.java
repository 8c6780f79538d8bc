package io.hearthline.standins.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.hearthline.standins.edge.Form;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TwimlTroubleTest {

    private CarrierUnderTest line;

    @BeforeEach
    void start() throws Exception {
        line = new CarrierUnderTest();
        line.carrier.assign(CarrierUnderTest.MARIA, "silent");
    }

    @AfterEach
    void stop() {
        line.close();
    }

    @Test
    void aDocumentThatCannotBeReadEndsTheCall() throws Exception {
        PlacedCall call = placed(new Form().add("Url", line.customer.url("/empty")));

        assertThat(call.warnings()).isEqualTo(Map.of("12100", 1));
        assertThat(call.status()).isEqualTo("completed");
    }

    @Test
    void theFallbackIsAskedWhenTheServerIsAway() throws Exception {
        PlacedCall call = placed(new Form()
                .add("Url", "http://localhost:1/voice")
                .add("FallbackUrl", line.customer.url("/twiml/resume")));

        assertThat(call.warnings()).isEqualTo(Map.of("11200", 1));
        assertThat(line.customer.requests).hasSize(1).allMatch(Customer.Request::signed);
    }

    @Test
    void aStreamNobodyTakesIsWarnedOfAndTheNextVerbRuns() throws Exception {
        PlacedCall call = placed(
                new Form()
                        .add(
                                "Twiml",
                                "<Response><Connect><Stream url=\"ws://localhost:1/media\"/></Connect><Say>Good day.</Say></Response>"));

        assertThat(call.warnings()).isEqualTo(Map.of("31901", 1));
        assertThat(call.heard()).extracting(remark -> remark.text()).containsExactly("Good day.");
        assertThat(call.modemFaults()).isEmpty();
    }

    @Test
    void aStreamOfAnotherSchemeOrWithAQueryIsRefused() throws Exception {
        for (String url : List.of("https://localhost:1/media", "ws://localhost:1/media?token=1")) {
            String code = url.startsWith("ws") ? "31920" : "31922";
            PlacedCall call = placed(
                    new Form().add("Twiml", "<Response><Connect><Stream url=\"" + url + "\"/></Connect></Response>"));
            assertThat(call.warnings()).isEqualTo(Map.of(code, 1));
        }
    }

    @Test
    void withoutAnActionTheCallEndsWhenTheServerClosesTheStream() throws Exception {
        line.customer.withAction = false;
        line.customer.agent = (talk, event) -> talk.hangUp();

        PlacedCall call = placed(new Form().add("Url", line.customer.url("/voice")));

        assertThat(call.hungUpBy()).isEqualTo("twiml");
        await().until(() -> line.customer.requests.stream()
                .anyMatch(request -> "stream-error".equals(request.form().get("StreamEvent"))));
        Form error = line.customer.requests.stream()
                .map(Customer.Request::form)
                .filter(form -> "stream-error".equals(form.get("StreamEvent")))
                .findFirst()
                .orElseThrow();
        var fixture = CarrierUnderTest.fixture("callback_stream_error");
        assertThat(error.values().keySet()).containsExactlyInAnyOrder(CarrierUnderTest.names(fixture));
        assertThat(error.get("StreamError"))
                .isEqualTo(fixture.path("StreamError").asText());
    }

    @Test
    void theVerdictOfMachineDetectionIsTold() throws Exception {
        Form form = new Form().add("Twiml", "<Response><Pause length=\"5\"/></Response>");
        for (String name : List.of("MachineDetection", "AsyncAmd", "AsyncAmdStatusCallback")) {
            String value = CarrierUnderTest.fixture("rest_call_create_request")
                    .path(name)
                    .asText();
            form.add(name, name.endsWith("Callback") ? line.customer.url("/amd") : value);
        }

        placed(form);

        Customer.Request verdict = line.customer.requests.getFirst();
        assertThat(verdict.signed()).isTrue();
        assertThat(verdict.form().get("AnsweredBy")).isEqualTo("human");
        assertThat(verdict.form().values().keySet())
                .containsExactlyInAnyOrder(
                        CarrierUnderTest.names(CarrierUnderTest.fixture("callback_amd_async_human")));
    }

    private PlacedCall placed(Form form) throws Exception {
        form.add("To", CarrierUnderTest.MARIA).add("From", CarrierUnderTest.OURS);
        var response = line.request("POST", "/Calls.json", form.encode());
        assertThat(response.statusCode()).isEqualTo(201);
        return line.ended(
                new ObjectMapper().readTree(response.body()).path("sid").asText());
    }
}
