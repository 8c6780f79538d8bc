package io.hearthline.telephony.carrier.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearthline.telephony.Fixtures;
import io.hearthline.telephony.carrier.CarrierStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallbackFixturesTest {
    @ParameterizedTest
    @CsvSource({
        "initiated,Queued",
        "ringing,Ringing",
        "answered,InProgress",
        "busy,Busy",
        "no_answer,NoAnswer",
        "failed,Failed",
        "completed,Completed"
    })
    void readsHowACallStands(String name, String status) {
        JsonNode form = Fixtures.json("fixtures/twilio/callback_status_" + name + ".json");

        CarrierStatus read = Statuses.read(form.get("CallStatus").asText(), null, null);

        assertThat(read.getClass().getSimpleName()).isEqualTo(status);
    }

    @Test
    void knowsTheLibrarysStatusesToo() {
        JsonNode fetched = Fixtures.json("fixtures/twilio/rest_call_fetch_completed.json");

        assertThat(Statuses.read(fetched.get("status").asText(), Duration.ofSeconds(61), null))
                .isEqualTo(new CarrierStatus.Completed(Duration.ofSeconds(61), null));
        assertThat(Statuses.read("queued", null, null)).isEqualTo(new CarrierStatus.Queued());
        assertThat(Statuses.read("canceled", null, null)).isEqualTo(new CarrierStatus.Canceled());
        assertThat(Statuses.read("levitating", null, null)).isEqualTo(new CarrierStatus.Unknown());
    }
}
