package io.hearthline.telephony.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.hearthline.contracts.events.Topics;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.json.Json;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.contracts.session.DialogueEnding;
import io.hearthline.contracts.session.Resumption;
import io.hearthline.contracts.session.SessionKeys;
import io.hearthline.standins.Stores;
import io.hearthline.telephony.Vendors;
import io.hearthline.telephony.World;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the carrier is told when a stream has ended, and what comes of the keys that are pressed. */
@QuarkusTest
@QuarkusTestResource(Stores.class)
@QuarkusTestResource(Vendors.class)
class ResumeIT {
    @Inject
    RedisDataSource redis;

    private String recipientId = "";
    private String callId = "";

    /** A call whose phone rings for long: the carrier's questions are asked by the test. */
    @BeforeEach
    void aCall() {
        String number = World.freshNumber();
        World.answeredBy(number, "no-answer");
        recipientId = World.registered(World.person(number));
        callId = World.checkIn(recipientId).statusCode(201).extract().path("callId");
    }

    @AfterEach
    void isOver() {
        World.admin().post("/call/" + callId + "/hang-up");
    }

    private ValidatableResponse resumed() {
        return World.webhook("/twiml/resume/" + callId, Map.of("CallStatus", "in-progress"))
                .statusCode(200);
    }

    private ValidatableResponse pressed(String... key) {
        Map<String, String> form = key.length == 0 ? Map.of("CallStatus", "in-progress") : Map.of("Digits", key[0]);
        return World.webhook("/twiml/keypad/" + callId, form).statusCode(200);
    }

    private void noMoreStreams() {
        for (int time = 0; time < 3; time++) {
            resumed().body(containsString("<Stream "));
        }
    }

    @Test
    void goesOnThreeTimesAndThenAsksPlainly() {
        String first = World.webhook("/twiml/" + callId, Map.of("CallStatus", "in-progress"))
                .extract()
                .asString();

        String second = resumed().body(containsString("<Stream ")).extract().asString();
        resumed().body(containsString("<Stream "));
        resumed().body(containsString("<Stream "));

        assertThat(second).isNotEqualTo(first).contains("/twiml/resume/" + callId, "/stream-status/" + callId);
        resumed()
                .body(allOf(
                        containsString("<Gather "),
                        containsString("press 1"),
                        containsString("/twiml/keypad/" + callId),
                        not(containsString("<Stream "))));
    }

    @Test
    void hangsUpWhatTheDialogueHasEnded() {
        redis.value(String.class)
                .set(
                        SessionKeys.ending(CallId.of(callId)),
                        Json.write(new DialogueEnding(CallOutcome.COMPLETED, Instant.now())));

        resumed().body(containsString("<Hangup/>")).body(not(containsString("<Stream ")));
    }

    @Test
    void hangsUpWhatHasSaidGoodbyeWithoutAnOutcome() {
        redis.value(String.class).set(SessionKeys.resumption(CallId.of(callId)), Json.write(new Resumption(null)));

        resumed().body(not(containsString("<Stream ")));
    }

    @Test
    void takesTheFirstKeyAndTellsOfItOnce() {
        noMoreStreams();
        resumed().body(containsString("<Gather "));

        pressed("7").body(containsString("I did not get a key"));
        pressed("2").body(containsString("telling your family")).body(containsString("<Hangup/>"));
        pressed("1");

        JsonPath call = World.admin().get("/calls/" + callId).jsonPath();
        assertThat(call.getList("turns.text", String.class))
                .endsWith("[keypad 2]")
                .hasSize(3);
        await().untilAsserted(() ->
                assertThat(World.events(Topics.CALLS, recipientId)).containsOnlyOnce("KeypadAnswered"));
        World.webhook(
                        "/status-callback/" + callId,
                        Map.of("CallStatus", "completed", "SequenceNumber", "9", "CallDuration", "20"))
                .statusCode(204);
        assertThat(ended().getString("outcome")).isEqualTo("COMPLETED");
    }

    @Test
    void endsPartialWhereNobodyPressesAKey() {
        noMoreStreams();
        resumed().body(containsString("<Gather "));
        pressed().body(containsString("<Gather "));

        pressed().body(not(containsString("<Gather "))).body(containsString("<Hangup/>"));

        World.webhook(
                        "/status-callback/" + callId,
                        Map.of("CallStatus", "completed", "SequenceNumber", "9", "CallDuration", "20"))
                .statusCode(204);
        assertThat(ended().getString("outcome")).isEqualTo("PARTIAL");
        assertThat(World.events(Topics.CALLS, recipientId)).doesNotContain("KeypadAnswered");
    }

    @Test
    void takesNoKeyNobodyWasAskedFor() {
        pressed("2").body(containsString("<Hangup/>"));

        assertThat(World.admin().get("/calls/" + callId).jsonPath().getList("turns"))
                .isEmpty();
    }

    private JsonPath ended() {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> World.admin().get("/calls/" + callId).jsonPath(),
                        call -> List.of("ENDED").contains(call.getString("status")));
    }
}
