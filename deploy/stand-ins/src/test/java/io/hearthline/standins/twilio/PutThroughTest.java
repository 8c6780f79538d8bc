package io.hearthline.standins.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.hearthline.standins.callee.Remark;
import io.hearthline.standins.edge.Form;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PutThroughTest {
    private static final String AGENT = "+14155550177";
    private final CarrierUnderTest line = new CarrierUnderTest();

    PutThroughTest() throws Exception {}

    @AfterEach
    void hangUp() {
        line.close();
    }

    private PlacedCall placed(String twiml) throws Exception {
        line.carrier.assign(CarrierUnderTest.MARIA, "wants-a-person");
        HttpResponse<String> created = line.request(
                "POST",
                "/Calls.json",
                new Form()
                        .add("To", CarrierUnderTest.MARIA)
                        .add("From", CarrierUnderTest.OURS)
                        .add("Twiml", twiml)
                        .encode());
        return line.ended(
                new ObjectMapper().readTree(created.body()).path("sid").asText());
    }

    private String dial(String url) {
        return "<Response><Dial timeout=\"20\" action=\"%s\"><Number url=\"%s\">%s</Number></Dial></Response>"
                .formatted(line.customer.url("/twiml/resume"), line.customer.url(url), AGENT);
    }

    @Test
    void whoeverAnswersHearsTheirOwnWordsFirstAndIsJoinedThen() throws Exception {
        line.carrier.assign(AGENT, "operator");

        PlacedCall call = placed(dial("/whisper"));

        Form told = line.customer.requests.getLast().form();
        assertThat(told.get("DialCallStatus")).isEqualTo("completed");
        assertThat(told.get("DialBridged")).isEqualTo("true");
        assertThat(call.heard()).extracting(Remark::text).anyMatch(text -> text.contains("How can I help you?"));
        PlacedCall agent = line.carrier.calls().stream()
                .filter(each -> each.to().equals(AGENT))
                .findFirst()
                .orElseThrow();
        assertThat(agent.heard()).extracting(Remark::text).contains("Press one to talk.", "I would like some company.");
    }

    @ParameterizedTest
    @CsvSource({"no-answer,no-answer", "busy,busy", "out-of-order,failed"})
    void whatBecameOfTheOtherIsToldToTheAction(String callee, String status) throws Exception {
        line.carrier.assign(AGENT, callee);

        PlacedCall call = placed(dial("/whisper"));

        Form told = line.customer.requests.getLast().form();
        assertThat(told.get("DialCallStatus")).isEqualTo(status);
        assertThat(told.get("DialBridged")).isEqualTo("false");
        assertThat(call.hungUpBy()).isEqualTo("twiml");
    }
}
