package io.hearthline.telephony;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.hearthline.contracts.access.Caller;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.session.CallToken;
import io.hearthline.standins.Stores;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.Vertx;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** Who is let in, what is refused, and what may be said twice. */
@QuarkusTest
@QuarkusTestResource(Stores.class)
@QuarkusTestResource(Vendors.class)
class EdgeIT {
    private static final String SOCKET = "/outbound-media-stream";

    private final Vertx vertx = Vertx.vertx();

    private static Map<String, String> form() {
        return Map.of("CallSid", "CA1", "CallStatus", "completed", "SequenceNumber", "3", "ToCity", "");
    }

    @Test
    void refusesWebhooksNobodySigned() {
        String id = UUID.randomUUID().toString();
        for (String path : List.of(
                "/twiml",
                "/twiml/" + id,
                "/twiml/resume",
                "/twiml/resume/" + id,
                "/twiml/keypad/" + id,
                "/stream-status/" + id,
                "/incoming-call",
                "/voice",
                "/status-callback")) {
            given().contentType("application/x-www-form-urlencoded")
                    .formParams(form())
                    .post(path)
                    .then()
                    .statusCode(403)
                    .contentType("application/problem+json");
            given().header("X-Twilio-Signature", World.signature("http://elsewhere" + path, form()))
                    .contentType("application/x-www-form-urlencoded")
                    .formParams(form())
                    .post(path)
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void hangsUpWhatItDoesNotKnow() {
        World.webhook("/twiml", form()).statusCode(200).body(containsString("<Hangup/>"));
        World.webhook("/twiml/" + UUID.randomUUID(), form())
                .statusCode(200)
                .contentType(containsString("text/xml"))
                .body(containsString("<Hangup/>"));
        World.webhook("/twiml/resume", form()).statusCode(200).body(containsString("<Hangup/>"));
        World.webhook("/status-callback/" + UUID.randomUUID(), form()).statusCode(204);
    }

    private WebSocket socket(String signature) {
        WebSocketConnectOptions options = new WebSocketConnectOptions()
                .setAbsoluteURI(World.setting("PUBLIC_URL").replaceFirst("http", "ws") + SOCKET);
        if (signature != null) {
            options.addHeader("X-Twilio-Signature", signature);
        }
        return vertx.createWebSocketClient()
                .connect(options)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static String upgradeSignature() {
        return World.signature(World.setting("PUBLIC_URL").replaceFirst("http", "ws") + SOCKET, Map.of());
    }

    @Test
    void refusesMediaSocketsNobodySigned() {
        for (String signature : new String[] {null, "", "d3Jvbmc="}) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> socket(signature)))
                    .isInstanceOf(CompletionException.class)
                    .cause()
                    .isInstanceOfSatisfying(
                            UpgradeRejectedException.class,
                            refused -> assertThat(refused.getStatus()).isEqualTo(403));
        }
    }

    @Test
    void closesAStreamWhoseTokenIsNotOurs() {
        String foreign = new CallToken("another-secret-entirely")
                .mint(CallId.random(), CallToken.Purpose.STREAM, Instant.now().plusSeconds(60));
        String otherPurpose = new CallToken(World.setting("CALL_TOKEN_SECRET"))
                .mint(
                        CallId.random(),
                        CallToken.Purpose.COMPLETIONS,
                        Instant.now().plusSeconds(60));
        String ofNoCall = new CallToken(World.setting("CALL_TOKEN_SECRET"))
                .mint(CallId.random(), CallToken.Purpose.STREAM, Instant.now().plusSeconds(60));
        for (String token : List.of("", "nonsense", foreign, otherPurpose, ofNoCall)) {
            WebSocket socket = socket(upgradeSignature());
            socket.writeTextMessage("{\"event\":\"connected\",\"protocol\":\"Call\",\"version\":\"1.0.0\"}");
            socket.writeTextMessage("{\"event\":\"start\",\"sequenceNumber\":\"1\",\"start\":{\"callSid\":\"CA1\","
                    + "\"mediaFormat\":{\"encoding\":\"audio/x-mulaw\"},\"customParameters\":{\"callToken\":\"" + token
                    + "\"}},\"streamSid\":\"MZ1\"}");

            await().atMost(Duration.ofSeconds(10)).until(socket::isClosed);
        }
    }

    @Test
    void livesThroughFramesThatAreNone() {
        WebSocket socket = socket(upgradeSignature());
        for (String hostile : List.of(
                "", "{", "[]", "{\"event\":\"media\"}", "{\"event\":\"media\",\"media\":{\"payload\":\"\\\"\"}}")) {
            socket.writeTextMessage(hostile);
        }
        socket.writeTextMessage("{\"event\":\"mark\",\"mark\":{\"name\":\"x\"}}");

        await().untilAsserted(() ->
                given().get("/q/metrics").then().body(containsString("hearthline_media_malformed_total")));
        assertThat(socket.isClosed()).isFalse();
        socket.close();
    }

    @Test
    void asksForATokenEverywhereButAtTheDoor() {
        for (String path : List.of("/recipients", "/calls", "/sessions", "/calls/" + UUID.randomUUID())) {
            given().get(path).then().statusCode(401).contentType("application/problem+json");
        }
        given().contentType("application/json").body("{}").post("/call").then().statusCode(401);
        given().get("/").then().statusCode(200).body("name", containsString("telephony"));
        given().get("/health")
                .then()
                .statusCode(200)
                .body("status", equalTo("ok"))
                .body("uptime", notNullValue());
        given().get("/q/health").then().statusCode(200);
        given().get("/q/openapi").then().statusCode(200).body(containsString("/call/health-check"));
    }

    @Test
    void registersTheSamePersonOnce() {
        Map<String, Object> person = World.person(World.freshNumber());
        String id = World.registered(person);

        World.admin().body(person).post("/recipients").then().statusCode(200).body("revision", equalTo(1));
        person.put("preferredName", "Maggie");
        person.put("checkIn", Map.of("time", "09:30", "days", List.of("MON", "FRI")));
        World.admin()
                .body(person)
                .put("/recipients/" + id)
                .then()
                .statusCode(200)
                .body("revision", equalTo(2))
                .body("preferredName", equalTo("Maggie"))
                .body("checkIn.days", equalTo(List.of("MON", "FRI")));
        World.admin().get("/recipients?limit=1000").then().body("recipients.id", hasItem(id));
    }

    @Test
    void namesTheFieldThatIsWrongAndNotItsValue() {
        Map<String, Object> person = World.person("415 555 0123");
        World.admin()
                .body(person)
                .post("/recipients")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo("phone"))
                .body(not(containsString("555")));
        person.put("phone", World.freshNumber());
        person.put("zone", "Home");
        World.admin().body(person).post("/recipients").then().statusCode(422).body("errors[0].field", equalTo("zone"));
        person.remove("name");
        World.admin().body(person).post("/recipients").then().statusCode(422).body("errors[0].field", equalTo("name"));
    }

    @Test
    void doesNotCallWhoMustNotBeCalled() {
        Map<String, Object> person = World.person(World.freshNumber());
        person.put("consent", Map.of("calls", false, "recording", false, "sharing", false));
        World.checkIn(World.registered(person)).statusCode(422).body("type", equalTo("/problems/no-consent"));

        person = World.person(World.freshNumber());
        person.put("zone", World.zoneWhereItIs(3));
        World.checkIn(World.registered(person))
                .statusCode(422)
                .body("type", equalTo("/problems/outside-calling-hours"));
    }

    @Test
    void nobodyCanAgreeToCallsAtNight() {
        Map<String, Object> person = World.person(World.freshNumber());
        person.put("callingHours", Map.of("from", "07:59", "until", "20:00"));
        World.admin()
                .body(person)
                .post("/recipients")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("callingHours.from"));
        person.put("callingHours", Map.of("from", "08:00", "until", "21:01"));
        World.admin()
                .body(person)
                .post("/recipients")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("callingHours.until"));
    }

    @Test
    void showsPeopleOnlyToThoseWhoMaySeeThem() {
        String id = World.registered(World.person(World.freshNumber()));

        World.as("somebody", Caller.CAREGIVER).get("/recipients/" + id).then().statusCode(404);
        World.as("somebody", Caller.CAREGIVER)
                .body(Map.of("recipientId", id))
                .post("/call/health-check")
                .then()
                .statusCode(403);
        World.as("somebody", Caller.CAREGIVER)
                .body(World.person(World.freshNumber()))
                .post("/recipients")
                .then()
                .statusCode(403);
    }

    @Test
    void bringsAPastCallInOnce() {
        String id = World.registered(World.person(World.freshNumber()));
        String callId = UUID.randomUUID().toString();
        Map<String, Object> body = Map.of(
                "calls",
                List.of(Map.of(
                        "callId", callId,
                        "recipientId", id,
                        "kind", "HEALTH_CHECK",
                        "outcome", "COMPLETED",
                        "startedAt", "2026-01-05T09:00:00Z",
                        "endedAt", "2026-01-05T09:05:00Z",
                        "turns", List.of(Map.of("speaker", "AGENT", "text", "Hello.", "startMs", 0)))));

        Response first = World.admin().body(body).post("/calls/import");
        Response second = World.admin().body(body).post("/calls/import");

        first.then().statusCode(202).body("accepted", equalTo(1)).body("duplicates", equalTo(0));
        second.then().statusCode(202).body("accepted", equalTo(0)).body("duplicates", equalTo(1));
        World.admin()
                .get("/calls/" + callId)
                .then()
                .body("status", equalTo("ENDED"))
                .body("imported", equalTo(true))
                .body("turns[0].text", equalTo("Hello."));
    }
}
