package io.hearthline.telephony.transfers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.hearthline.contracts.access.Caller;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.json.Json;
import io.hearthline.contracts.session.SessionKeys;
import io.hearthline.contracts.session.TransferWish;
import io.hearthline.standins.Stores;
import io.hearthline.telephony.Vendors;
import io.hearthline.telephony.World;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Calls that a person takes over, or nobody does. */
@QuarkusTest
@QuarkusTestResource(Stores.class)
@QuarkusTestResource(Vendors.class)
class TransferIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    @Inject
    RedisDataSource redis;

    private record Placed(String number, String callId) {}

    private static Placed placed(String callee) {
        String number = World.freshNumber();
        World.answeredBy(number, callee);
        String recipientId = World.registered(World.person(number));
        return new Placed(
                number, World.checkIn(recipientId).statusCode(201).extract().path("callId"));
    }

    private static void awaitStatus(String callId, String status) {
        await().atMost(LONG)
                .untilAsserted(
                        () -> World.admin().get("/calls/" + callId).then().body("status", equalTo(status)));
    }

    private static String heard(String number) {
        return World.dials(number).stream()
                .flatMap(call -> ((List<?>) call.get("heard")).stream())
                .map(remark -> ((Map<?, ?>) remark).get("text").toString())
                .collect(Collectors.joining(" "));
    }

    @Test
    void theOperatorTakesACallOver() {
        World.answeredBy(Vendors.OPERATOR, "operator");
        Placed call = placed("wants-a-person");
        awaitStatus(call.callId(), "IN_PROGRESS");

        World.admin().post("/call/" + call.callId() + "/transfer").then().statusCode(202);

        awaitStatus(call.callId(), "ENDED");
        assertThat(heard(call.number()))
                .contains("I will put you through to a person now.")
                .contains("How can I help you?");
        assertThat(heard(Vendors.OPERATOR)).contains("Margaret is on the line").doesNotContain("hypertension");
        World.admin().post("/call/" + call.callId() + "/transfer").then().statusCode(409);
    }

    @Test
    void whoAskedTheAgentIsPutThroughAfterItsWords() {
        World.answeredBy(Vendors.OPERATOR, "operator");
        Placed call = placed("wants-a-person");
        redis.value(String.class)
                .set(SessionKeys.transfer(CallId.of(call.callId())), Json.write(new TransferWish(Instant.now())));

        awaitStatus(call.callId(), "ENDED");

        assertThat(heard(call.number()))
                .contains("Thank you. Goodbye.")
                .contains("How can I help you?")
                .doesNotContain("I will put you through");
    }

    @Test
    void nobodyAnsweringIsSaid() {
        World.answeredBy(Vendors.OPERATOR, "no-answer");
        Placed call = placed("cooperative");
        awaitStatus(call.callId(), "IN_PROGRESS");

        World.admin().post("/call/" + call.callId() + "/transfer").then().statusCode(202);

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(heard(call.number())).contains("nobody can come to the phone"));
        awaitStatus(call.callId(), "ENDED");
    }

    @Test
    void onlyThoseWhoRunTheCallsMayAndOnlyToAPhone() {
        Placed call = placed("no-answer");

        World.as("somebody", Caller.CAREGIVER)
                .post("/call/" + call.callId() + "/transfer")
                .then()
                .statusCode(403);
        World.admin().post("/call/" + call.callId() + "/transfer").then().statusCode(409);
        World.admin().post("/call/" + UUID.randomUUID() + "/transfer").then().statusCode(404);
        World.admin().post("/call/" + call.callId() + "/hang-up").then().statusCode(202);
    }
}
