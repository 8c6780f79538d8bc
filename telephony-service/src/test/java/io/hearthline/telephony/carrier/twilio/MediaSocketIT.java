package io.hearthline.telephony.carrier.twilio;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hearthline.contracts.ids.CallId;
import io.hearthline.standins.Stores;
import io.hearthline.telephony.Vendors;
import io.hearthline.telephony.World;
import io.hearthline.telephony.calls.LiveCalls;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the media socket bears. */
@QuarkusTest
@QuarkusTestResource(Stores.class)
@QuarkusTestResource(Vendors.class)
class MediaSocketIT {
    private static final int FRAMES = 10_000;
    private static final int FRAMES_A_SOCKET = 80;
    private static final Pattern TOKEN = Pattern.compile("name=\"callToken\" value=\"([^\"]+)\"");

    @Inject
    LiveCalls live;

    @Inject
    Vertx vertx;

    /** A call that rings, and nobody but the test will answer it. */
    private record Ringing(String callId, String carrierCallId) {
        static Ringing next() {
            String number = World.freshNumber();
            World.answeredBy(number, "no-answer");
            String callId = placed(number);
            return new Ringing(callId, (String) World.dials(number).getFirst().get("sid"));
        }

        CallId id() {
            return CallId.of(callId);
        }
    }

    private static String placed(String number) {
        return World.checkIn(World.registered(World.person(number)))
                .statusCode(201)
                .extract()
                .path("callId");
    }

    private static String startOf(Ringing call) {
        String twiml = World.webhook(
                        "/twiml/" + call.callId(), Map.of("CallSid", call.carrierCallId(), "CallStatus", "in-progress"))
                .statusCode(200)
                .extract()
                .asString();
        Matcher token = TOKEN.matcher(twiml);
        assertThat(token.find()).as(twiml).isTrue();
        return "{\"event\":\"start\",\"sequenceNumber\":\"1\",\"start\":{\"callSid\":\"CA1\",\"mediaFormat\":"
                + "{\"encoding\":\"audio/x-mulaw\"},\"customParameters\":{\"callToken\":\"" + token.group(1)
                + "\"}},\"streamSid\":\"MZ1\"}";
    }

    /** The engine listens; a key pressed before is nothing. */
    private static boolean conversing(String callId) {
        return !World.admin()
                .get("/calls/" + callId)
                .jsonPath()
                .getList("conversationIds")
                .isEmpty();
    }

    private static double counted(String metric) {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(metric))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Test
    void runsOnTheSystemsOwnTransport() {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "epoll is Linux' own");

        assertThat(vertx.isNativeTransportEnabled()).isTrue();
    }

    @Test
    void bearsTenThousandHostileFramesWhileACallGoesOnUndisturbed() throws IOException {
        String number = World.freshNumber();
        World.answeredBy(number, "cooperative");
        String callId = placed(number);
        HostileFrames hostile = new HostileFrames();
        double before = counted("hearthline_media_malformed_total");
        for (int sent = 0; sent < FRAMES; sent += FRAMES_A_SOCKET) {
            try (RawPhone phone = RawPhone.connected()) {
                send(phone, hostile);
            }
        }
        JsonPath call = await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> World.admin().get("/calls/" + callId).jsonPath(),
                        found -> "ENDED".equals(found.getString("status")));

        // A stream whose start is refused is not listened to any more, so most frames are not even counted.
        assertThat(counted("hearthline_media_malformed_total") - before).isGreaterThan(FRAMES / 40.0);
        assertThat(call.getList("turns.text", String.class)).contains("Yes, this is me.", "Thank you. Goodbye.");
        Map<String, Object> dial = World.dials(number).getFirst();
        assertThat((Map<?, ?>) dial.get("modemFaults")).isEmpty();
        assertThat((Map<?, ?>) dial.get("warnings")).isEmpty();
        given().get("/q/health/ready").then().statusCode(200).body(containsString("UP"));
    }

    /** The server may have had enough before all are sent. */
    private static void send(RawPhone phone, HostileFrames hostile) {
        try {
            for (int i = 0; i < FRAMES_A_SOCKET; i++) {
                phone.text(hostile.next());
            }
            phone.binary(new byte[] {1, 2, 3});
        } catch (IOException e) {
            assertThat(e).isInstanceOf(java.net.SocketException.class);
        }
    }

    @Test
    void takesNoFrameForItsOwnThatNamesAnotherStream() throws IOException {
        Ringing call = Ringing.next();
        try (RawPhone phone = RawPhone.connected()) {
            phone.text(startOf(call));
            await().atMost(Duration.ofSeconds(20)).until(() -> live.carries(call.id()));
            double before = counted("hearthline_media_malformed_total");
            phone.text("{\"event\":\"media\",\"media\":{\"payload\":\"AAAA\"},\"streamSid\":\"MZ2\"}");
            phone.text("{\"event\":\"media\",\"media\":{\"payload\":\"AAAA\"},\"streamSid\":\"MZ1\"}");

            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(counted("hearthline_media_malformed_total"))
                            .isEqualTo(before + 1));
            phone.text("{\"event\":\"stop\",\"streamSid\":\"MZ1\",\"stop\":{}}");
            await().atMost(Duration.ofSeconds(20)).until(() -> !live.carries(call.id()));
        }
    }

    @Test
    void givesUpAPhoneThatDoesNotReadAndDropsWhatItWasTooSlowFor() throws IOException {
        Ringing call = Ringing.next();
        double before = counted("hearthline_media_dropped_total");
        try (RawPhone phone = RawPhone.connected()) {
            phone.text(startOf(call));
            await().atMost(Duration.ofSeconds(20)).until(() -> live.carries(call.id()));
            await().atMost(Duration.ofSeconds(20)).until(() -> conversing(call.callId()));
            phone.text("{\"event\":\"dtmf\",\"streamSid\":\"MZ1\",\"dtmf\":{\"digit\":\"9\"}}");
            phone.readOneByte();
            await().atMost(Duration.ofSeconds(40)).until(() -> !live.carries(call.id()));

            assertThat(counted("hearthline_media_dropped_total")).isGreaterThan(before);
            assertThat(phone.closedByServer()).isTrue();
        }
    }
}
