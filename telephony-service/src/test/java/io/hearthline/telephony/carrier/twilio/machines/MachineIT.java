package io.hearthline.telephony.carrier.twilio.machines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.session.SessionKeys;
import io.hearthline.standins.Stores;
import io.hearthline.telephony.Vendors;
import io.hearthline.telephony.World;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Calls that a machine picks up. */
@QuarkusTest
@QuarkusTestResource(Stores.class)
@QuarkusTestResource(Vendors.class)
class MachineIT {
    @Inject
    RedisDataSource redis;

    @Test
    void aMachineIsLeftAMessageOnceItHasBeeped() {
        String number = World.freshNumber();

        JsonPath call = ended(number, "voicemail");

        assertThat(call.getString("outcome")).isEqualTo("VOICEMAIL");
        assertThat(call.getString("answeredBy")).isEqualTo("MACHINE");
        assertThat(call.getString("messageLeftAt")).isNotNull();
        Map<String, Object> dial = World.dials(number).getFirst();
        assertThat((String) dial.get("message"))
                .startsWith("Hello")
                .contains("Margaret")
                .endsWith(".");
        assertThat((Map<?, ?>) dial.get("warnings")).isEmpty();
    }

    @Test
    void aFaxIsHungUpOn() {
        JsonPath call = ended(World.freshNumber(), "fax");

        assertThat(call.getString("outcome")).isEqualTo("FAILED");
        assertThat(call.getString("messageLeftAt")).isNull();
    }

    @Test
    void whoeverSaidWhoTheyAreIsNoMachine() {
        String number = World.freshNumber();
        World.answeredBy(number, "voicemail");
        String callId =
                World.checkIn(World.registered(World.person(number))).extract().path("callId");
        redis.value(String.class).set(SessionKeys.confirmedPerson(CallId.of(callId)), "true");

        JsonPath call = ended(callId);

        assertThat(call.getString("answeredBy")).isEqualTo("HUMAN");
        assertThat(call.getString("outcome")).isEqualTo("PARTIAL");
        assertThat(World.dials(number).getFirst().get("message")).asString().doesNotContain("sorry");
    }

    private static JsonPath ended(String number, String callee) {
        World.answeredBy(number, callee);
        return ended(
                World.checkIn(World.registered(World.person(number))).extract().path("callId"));
    }

    private static JsonPath ended(String callId) {
        return await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> World.admin().get("/calls/" + callId).jsonPath(),
                        call -> "ENDED".equals(call.getString("status")));
    }
}
