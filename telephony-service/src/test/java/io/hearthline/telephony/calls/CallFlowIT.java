package io.hearthline.telephony.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;

import io.hearthline.contracts.events.Topics;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.json.Json;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.contracts.session.DialogueEnding;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whole calls over real sockets: what is said travels in the audio only. */
@QuarkusTest
@QuarkusTestResource(Stores.class)
@QuarkusTestResource(Vendors.class)
class CallFlowIT {
    @Inject
    RedisDataSource redis;

    @AfterEach
    void nothingGoesWrong() {
        World.faults(Map.of());
    }

    private static JsonPath ended(String callId) {
        try {
            return await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(200))
                    .until(
                            () -> World.admin().get("/calls/" + callId).jsonPath(),
                            call -> "ENDED".equals(call.getString("status")));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("not ended: " + World.evidence(callId), e);
        }
    }

    private static String callId(String recipientId) {
        return World.checkIn(recipientId)
                .statusCode(201)
                .body("status", oneOf("DIALING", "RINGING", "ENDED"))
                .extract()
                .path("callId");
    }

    @Test
    void talksToSomebodyAndKeepsWhatWasSaid() {
        String number = World.freshNumber();
        World.answeredBy(number, "cooperative");
        String recipientId = World.registered(World.person(number));

        String callId = callId(recipientId);
        assertThat(redis.value(String.class).get(SessionKeys.session(CallId.of(callId))))
                .contains("Margaret");
        redis.value(String.class)
                .set(
                        SessionKeys.ending(CallId.of(callId)),
                        Json.write(new DialogueEnding(CallOutcome.COMPLETED, Instant.now())));
        JsonPath call = ended(callId);

        assertThat(call.getString("outcome")).isEqualTo("COMPLETED");
        List<String> said = call.getList("turns.text");
        assertThat(said.getFirst())
                .contains("I'm an automated assistant, an AI")
                .endsWith("Am I speaking with Margaret?");
        assertThat(said).contains("Yes, this is me.", "I would say a seven.", "Thank you. Goodbye.");
        assertThat(call.getList("turns.speaker", String.class)).startsWith("AGENT", "PERSON", "AGENT");
        List<Map<String, Object>> dials = World.dials(number);
        assertThat(dials).hasSize(1);
        assertThat((Map<?, ?>) dials.getFirst().get("warnings")).isEmpty();
        assertThat((Map<?, ?>) dials.getFirst().get("modemFaults")).isEmpty();
        String conversation = call.getString("conversationIds[0]");
        await().untilAsserted(() -> assertThat(redis.value(String.class).get(SessionKeys.session(conversation)))
                .isNull());
        await().untilAsserted(() -> assertThat(World.events(Topics.CALLS, recipientId))
                .containsOnlyOnce("CallPlaced", "CallAnswered", "CallEnded")
                .endsWith("CallEnded"));
    }

    @Test
    void keepsTheAnswersOfSomebodyWhoHangsUp() {
        String number = World.freshNumber();
        World.answeredBy(number, "hangs-up-mid-question");
        String recipientId = World.registered(World.person(number));
        World.faults(Map.of("duplicateCallbacks", true, "reorderCallbacks", true));

        JsonPath call = ended(callId(recipientId));

        assertThat(call.getString("outcome")).isEqualTo("PARTIAL");
        assertThat(call.getList("turns.text", String.class)).contains("Yes, this is me.", "I would say a seven.");
        assertThat(call.getBoolean("turns[-1].cut")).isTrue();
    }

    @Test
    void tellsHowACallEndedThatNobodyAnswered() {
        String number = World.freshNumber();
        World.answeredBy(number, "busy");

        JsonPath call = ended(callId(World.registered(World.person(number))));

        assertThat(call.getString("outcome")).isEqualTo("BUSY");
        assertThat(call.getString("answeredAt")).isNull();
    }

    @Test
    void findsTheEndOfACallWhoseNewsAreLost() {
        String number = World.freshNumber();
        World.answeredBy(number, "cooperative");
        String recipientId = World.registered(World.person(number));
        World.faults(Map.of("loseCallbacks", List.of("initiated", "ringing", "answered", "completed")));

        JsonPath call = ended(callId(recipientId));

        assertThat(call.getString("outcome")).isEqualTo("PARTIAL");
        assertThat(call.getList("turns.text", String.class)).contains("I would say a seven.");
    }

    @Test
    void dialsOnceWhenTheCarriersAnswerIsLost() {
        String number = World.freshNumber();
        World.answeredBy(number, "cooperative");
        String recipientId = World.registered(World.person(number));
        World.faults(Map.of("failCreateAfterAccept", 1));

        String callId = World.checkIn(recipientId)
                .statusCode(201)
                .body("status", oneOf("DIAL_UNCERTAIN", "DIALING", "RINGING"))
                .extract()
                .path("callId");
        JsonPath call = ended(callId);

        assertThat(call.getString("outcome")).isEqualTo("PARTIAL");
        assertThat(World.dials(number)).hasSize(1);
    }

    @Test
    void refusesASecondCallWhileOneIsInProgress() {
        String number = World.freshNumber();
        World.answeredBy(number, "no-answer");
        String recipientId = World.registered(World.person(number));
        String housemate = World.registered(World.person(number));
        String callId = callId(recipientId);

        World.checkIn(recipientId)
                .statusCode(409)
                .contentType("application/problem+json")
                .body("title", equalTo("Call in progress"));
        World.checkIn(housemate).statusCode(409);

        World.admin().get("/sessions").then().body("sessions.callId", hasItem(callId));
        World.admin().post("/call/" + callId + "/hang-up").then().statusCode(202);
        assertThat(ended(callId).getString("outcome")).isIn("CANCELED", "NO_ANSWER");
        World.admin().get("/sessions").then().body("sessions.callId", not(hasItem(callId)));
        World.admin().get("/calls?recipientId=" + recipientId).then().body("calls.callId", contains(callId));
        assertThat(World.dials(number)).hasSize(1);
    }
}
