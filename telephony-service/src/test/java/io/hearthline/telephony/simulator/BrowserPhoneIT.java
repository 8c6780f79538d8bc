package io.hearthline.telephony.simulator;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.hearthline.contracts.access.Caller;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.json.Json;
import io.hearthline.contracts.session.CallToken;
import io.hearthline.standins.Stores;
import io.hearthline.telephony.Vendors;
import io.hearthline.telephony.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody at a desk talks to the agent, and hears how a persona sounds. */
@QuarkusTest
@QuarkusTestResource(Stores.class)
@QuarkusTestResource(Vendors.class)
class BrowserPhoneIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Vertx vertx = Vertx.vertx();
    private final List<JsonNode> messages = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        var _ = vertx.close();
    }

    private static JsonPath line() {
        return World.as("operator-1", Caller.OPERATOR)
                .body(Map.of("name", "Alex"))
                .post("/simulator/calls")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private WebSocket phone(String stream, String token) {
        WebSocket socket = vertx.createWebSocketClient()
                .connect(new io.vertx.core.http.WebSocketConnectOptions().setAbsoluteURI(stream))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        socket.textMessageHandler(text -> {
            JsonNode message = read(text);
            messages.add(message);
            if (message.path("event").asText().equals("mark")) {
                send(
                        socket,
                        Map.of("event", "mark", "name", message.path("name").asText()));
            }
        });
        send(socket, Map.of("event", "start", "token", token));
        return socket;
    }

    private static void send(WebSocket socket, Map<String, String> message) {
        var _ = socket.writeTextMessage(Json.write(message));
    }

    private static JsonNode read(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode awaitMessage(Predicate<JsonNode> wanted) {
        return await().atMost(SOON)
                .until(() -> messages.stream().filter(wanted).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    private static Predicate<JsonNode> caption(String speaker, String part) {
        return message -> message.path("event").asText().equals("caption")
                && message.path("speaker").asText().equals(speaker)
                && message.path("text").asText().contains(part);
    }

    private static void awaitEnded(String callId) {
        await().atMost(SOON)
                .untilAsserted(() -> World.admin()
                        .get("/calls/" + callId)
                        .then()
                        .statusCode(200)
                        .body("status", equalTo("ENDED")));
    }

    @Test
    void whatIsTypedIsATurnOfATestCall() {
        JsonPath line = line();
        String callId = line.getString("callId");
        WebSocket socket = phone(line.getString("stream"), line.getString("token"));
        awaitMessage(caption("agent", "Am I speaking with Alex?"));
        awaitMessage(message -> message.path("event").asText().equals("media"));

        send(socket, Map.of("event", "say", "text", "Yes, this is Alex."));

        awaitMessage(caption("person", "Yes, this is Alex."));
        awaitMessage(caption("agent", "How are you feeling today?"));
        send(socket, Map.of("event", "hang-up"));
        await().atMost(SOON).until(socket::isClosed);
        awaitEnded(callId);
        World.admin()
                .get("/calls/" + callId)
                .then()
                .body("kind", equalTo("TEST"))
                .body("recipientId", nullValue())
                .body("outcome", equalTo("PARTIAL"))
                .body("turns[1].speaker", equalTo("PERSON"))
                .body("turns[1].text", equalTo("Yes, this is Alex."));
    }

    @Test
    void hangingUpFromOutsideClosesTheLine() {
        JsonPath line = line();
        WebSocket socket = phone(line.getString("stream"), line.getString("token"));
        awaitMessage(caption("agent", "Alex"));

        World.as("operator-1", Caller.OPERATOR)
                .post("/call/" + line.getString("callId") + "/hang-up")
                .then()
                .statusCode(202);

        await().atMost(SOON).until(socket::isClosed);
        awaitEnded(line.getString("callId"));
    }

    @Test
    void opensALineOnceAndOnlyForItsOwnToken() {
        JsonPath line = line();
        String stream = line.getString("stream");
        CallToken tokens = new CallToken(World.setting("CALL_TOKEN_SECRET"));
        String carriers = tokens.mint(
                CallId.of(line.getString("callId")),
                CallToken.Purpose.STREAM,
                Instant.now().plusSeconds(60));
        for (String token : List.of("nonsense", "a.b.c", carriers)) {
            WebSocket refused = phone(stream, token);
            await().atMost(SOON).until(refused::isClosed);
        }
        WebSocket first = phone(stream, line.getString("token"));
        awaitMessage(caption("agent", "Alex"));

        WebSocket second = phone(stream, line.getString("token"));

        await().atMost(SOON).until(second::isClosed);
        assertThat(first.isClosed()).isFalse();
        send(first, Map.of("event", "hang-up"));
        awaitEnded(line.getString("callId"));
    }

    @Test
    void livesThroughMessagesThatAreNoneUntilThereAreTooMany() {
        JsonPath line = line();
        WebSocket socket = phone(line.getString("stream"), line.getString("token"));
        awaitMessage(caption("agent", "Alex"));
        for (String hostile : List.of("", "[]", "{", "{\"event\":\"media\",\"payload\":\"\\\"\"}", "{\"event\":7}")) {
            var _ = socket.writeTextMessage(hostile);
        }
        awaitMessage(message -> message.path("code").asText().equals("invalid-message"));
        assertThat(socket.isClosed()).isFalse();

        for (int i = 0; i < 10; i++) {
            var _ = socket.writeTextMessage("{}");
        }

        await().atMost(SOON).until(socket::isClosed);
        awaitEnded(line.getString("callId"));
    }

    @Test
    void givesNoLineToAnybodyElse() {
        World.as("somebody", Caller.CAREGIVER)
                .body(Map.of("name", "Alex"))
                .post("/simulator/calls")
                .then()
                .statusCode(403);
        given().contentType("application/json")
                .body(Map.of("name", "Alex"))
                .post("/simulator/calls")
                .then()
                .statusCode(401);
        World.admin()
                .body(Map.of("name", "Alex", "zone", "Home"))
                .post("/simulator/calls")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("zone"));
    }

    @Test
    void givesAVoiceUpThatDoesNotComeAndHangsUpOnIt() {
        String id = World.admin()
                .body(Map.of("name", "Slow June", "greeting", "Good day from slow June"))
                .post("/personas")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        misbehave(Map.of("stallMs", 60_000));
        try {
            World.admin()
                    .accept("application/json")
                    .post("/personas/" + id + "/preview")
                    .then()
                    .statusCode(504)
                    .contentType("application/problem+json")
                    .body("type", equalTo("/problems/preview-timed-out"));
        } finally {
            misbehave(Map.of());
        }
        await().atMost(SOON)
                .untilAsserted(() -> given().get(World.setting("test.elevenlabs") + "/control/conversations")
                        .then()
                        .body("conversations.last().closeCode", equalTo(1000)));
    }

    private static void misbehave(Map<String, Integer> how) {
        given().contentType("application/json")
                .body(how)
                .put(World.setting("test.elevenlabs") + "/control/misbehaviour")
                .then()
                .statusCode(200);
    }

    @Test
    void aPersonaIsHeardBeforeItSpeaksToAnybody() {
        String id = World.admin()
                .body(Map.of("name", "June", "greeting", "Good day"))
                .post("/personas")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        JsonPath sample = World.admin()
                .accept("application/json")
                .post("/personas/" + id + "/preview")
                .then()
                .statusCode(200)
                .body("mediaType", equalTo("audio/wav"))
                .extract()
                .jsonPath();
        byte[] file = World.admin()
                .accept("audio/wav")
                .post("/personas/" + id + "/preview")
                .then()
                .statusCode(200)
                .contentType("audio/wav")
                .extract()
                .asByteArray();

        assertThat(new String(file, 0, 4, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("RIFF");
        assertThat(file.length).isGreaterThan(8000);
        assertThat(Base64.getDecoder().decode(sample.getString("audio")))
                .startsWith(file[0], file[1], file[2], file[3]);
        World.admin().post("/personas/" + UUID.randomUUID() + "/preview").then().statusCode(404);
    }
}
