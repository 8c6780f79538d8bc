package io.hearthline.telephony.carrier.twilio;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearthline.standins.Stores;
import io.hearthline.telephony.Vendors;
import io.hearthline.telephony.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whose signature counts, over which address, and how often a stream's token. */
@QuarkusTest
@QuarkusTestResource(Stores.class)
@QuarkusTestResource(Vendors.class)
class CarrierEdgeIT {
    private static final Map<String, String> FORM = Map.of("CallSid", "CA1", "CallStatus", "completed");
    private static final Pattern TOKEN = Pattern.compile("name=\"callToken\" value=\"([^\"]+)\"");

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static int status(String url, String token, Map<String, String> headers) {
        return given().headers(headers)
                .header("X-Twilio-Signature", World.signature(url, FORM, token))
                .contentType("application/x-www-form-urlencoded")
                .formParams(FORM)
                .post("/status-callback")
                .statusCode();
    }

    @Test
    void bothTokensSignAndNoOther() {
        String url = World.setting("PUBLIC_URL") + "/status-callback";

        assertThat(status(url, World.setting("TWILIO_AUTH_TOKEN"), Map.of())).isEqualTo(204);
        assertThat(status(url, Vendors.SECONDARY_TOKEN, Map.of())).isEqualTo(204);
        assertThat(status(url, "another", Map.of())).isEqualTo(403);
    }

    @Test
    void whatAProxyForwardsIsNotAsked() {
        Map<String, String> forwarded = Map.of(
                "X-Forwarded-Proto", "https",
                "X-Forwarded-Host", "forged.example",
                "Forwarded", "host=forged.example;proto=https");
        String token = World.setting("TWILIO_AUTH_TOKEN");

        assertThat(status(World.setting("PUBLIC_URL") + "/status-callback", token, forwarded))
                .isEqualTo(204);
        assertThat(status("https://forged.example/status-callback", token, forwarded))
                .isEqualTo(403);
    }

    private WebSocket stream(String token, String streamSid) {
        String url = World.setting("PUBLIC_URL").replaceFirst("http", "ws") + TwilioMediaSocket.PATH;
        WebSocket socket = vertx.createWebSocketClient()
                .connect(new WebSocketConnectOptions()
                        .setAbsoluteURI(url)
                        .addHeader("X-Twilio-Signature", World.signature(url, Map.of())))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        socket.writeTextMessage("{\"event\":\"connected\",\"protocol\":\"Call\",\"version\":\"1.0.0\"}");
        socket.writeTextMessage("{\"event\":\"start\",\"sequenceNumber\":\"1\",\"start\":{\"callSid\":\"CA1\","
                + "\"mediaFormat\":{\"encoding\":\"audio/x-mulaw\"},\"customParameters\":{\"callToken\":\"" + token
                + "\"}},\"streamSid\":\"" + streamSid + "\"}");
        return socket;
    }

    @Test
    void aStreamsTokenOpensOneStream() {
        String number = World.freshNumber();
        World.answeredBy(number, "no-answer");
        String callId = World.checkIn(World.registered(World.person(number)))
                .statusCode(201)
                .extract()
                .path("callId");
        String sid = World.admin().get("/calls/" + callId).path("carrierCallId");
        Matcher token = TOKEN.matcher(World.webhook("/twiml/" + callId, Map.of("CallSid", sid))
                .extract()
                .asString());
        assertThat(token.find()).isTrue();

        WebSocket first = stream(token.group(1), "MZ1");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(World.admin().get("/calls/" + callId).<String>path("status"))
                                .isEqualTo("IN_PROGRESS"));
        WebSocket replayed = stream(token.group(1), "MZ2");

        await().atMost(Duration.ofSeconds(20)).until(replayed::isClosed);
        assertThat(first.isClosed()).isFalse();
        World.admin().post("/call/" + callId + "/hang-up").then().statusCode(202);
    }
}
