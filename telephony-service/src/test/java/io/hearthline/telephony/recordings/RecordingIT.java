package io.hearthline.telephony.recordings;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.hearthline.contracts.access.Caller;
import io.hearthline.contracts.events.Topics;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.json.Json;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.contracts.session.DialogueEnding;
import io.hearthline.contracts.session.SessionKeys;
import io.hearthline.standins.Stores;
import io.hearthline.telephony.Vendors;
import io.hearthline.telephony.World;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is recorded, of whom, and who may hear it. */
@QuarkusTest
@QuarkusTestResource(Stores.class)
@QuarkusTestResource(Vendors.class)
class RecordingIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    @Inject
    RedisDataSource redis;

    @Inject
    Recordings recordings;

    @AfterEach
    void nothingGoesWrong() {
        World.faults(Map.of());
    }

    private record Spoken(String recipientId, String callId, List<String> turns) {}

    private Spoken call(boolean consent, CallOutcome ending) {
        String number = World.freshNumber();
        World.answeredBy(number, "hangs-up-mid-question");
        Map<String, Object> person = World.person(number);
        person.put("consent", Map.of("calls", true, "recording", consent, "sharing", true));
        String recipientId = World.registered(person);
        String callId = World.checkIn(recipientId).statusCode(201).extract().path("callId");
        redis.value(String.class)
                .set(SessionKeys.ending(CallId.of(callId)), Json.write(new DialogueEnding(ending, Instant.now())));
        await().atMost(LONG)
                .untilAsserted(
                        () -> World.admin().get("/calls/" + callId).then().body("status", equalTo("ENDED")));
        return new Spoken(
                recipientId,
                callId,
                World.admin().get("/calls/" + callId).jsonPath().getList("turns.text"));
    }

    private static Response recording(String callId) {
        return World.admin().accept("*/*").get("/calls/" + callId + "/recording");
    }

    private boolean forgotten(String callId) {
        return QuarkusTransaction.requiringNew()
                .call(() -> recordings.count("callId", CallId.of(callId).value()) == 0);
    }

    private static boolean nothingIsKept() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(World.setting("RECORDINGS_PATH")))) {
            return files.findAny().isEmpty();
        }
    }

    private static List<String> atTheCarrier() {
        return given().get(World.setting("TWILIO_API_BASE_URL") + "/control/recordings")
                .jsonPath()
                .getList("$");
    }

    @Test
    void aCallOfSomebodyWhoAgreedIsKeptAnnouncedAndPlayedToThoseWhoMay() throws IOException {
        World.faults(Map.of("duplicateCallbacks", true));

        Spoken call = call(true, CallOutcome.COMPLETED);

        assertThat(call.turns().getFirst()).contains("This call is recorded.");
        await().atMost(LONG).untilAsserted(() -> recording(call.callId()).then().statusCode(200));
        byte[] wav = recording(call.callId()).asByteArray();
        assertThat(new String(wav, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("RIFF");
        assertThat(wav[22]).as("channels").isEqualTo((byte) 2);
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(World.events(Topics.CALLS, call.recipientId()))
                        .containsOnlyOnce("RecordingReady"));
        World.as("somebody", Caller.CAREGIVER)
                .accept("*/*")
                .get("/calls/" + call.callId() + "/recording")
                .then()
                .statusCode(404);
        playsAPart(call.callId(), wav);
        await().atMost(LONG).untilAsserted(() -> assertThat(atTheCarrier()).isEmpty());

        recordings.erase(RecipientId.of(call.recipientId()));

        await().atMost(LONG).untilAsserted(() -> recording(call.callId()).then().statusCode(404));
        await().atMost(LONG).until(RecordingIT::nothingIsKept);
    }

    private static void playsAPart(String callId, byte[] wav) {
        Response part =
                World.admin().accept("*/*").header("Range", "bytes=44-1043").get("/calls/" + callId + "/recording");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.header("Content-Range")).isEqualTo("bytes 44-1043/" + wav.length);
        assertThat(part.asByteArray()).isEqualTo(java.util.Arrays.copyOfRange(wav, 44, 1044));
        World.admin()
                .accept("*/*")
                .header("Range", "bytes=" + wav.length + "-")
                .get("/calls/" + callId + "/recording")
                .then()
                .statusCode(416);
    }

    @Test
    void nothingIsRecordedWithoutConsentAndNothingKeptOfSomebodyElse() {
        Spoken without = call(false, CallOutcome.COMPLETED);
        Spoken other = call(true, CallOutcome.WRONG_PERSON);

        assertThat(without.turns().getFirst()).doesNotContain("recorded");
        await().atMost(LONG).until(() -> forgotten(other.callId()));
        assertThat(atTheCarrier()).isEmpty();
        recording(without.callId()).then().statusCode(404);
        recording(other.callId()).then().statusCode(404);
    }

    @Test
    void forgedAndUnexpectedNewsOfRecordingsChangeNothing() {
        String path = "/recording-status-callback/" + CallId.random();
        Map<String, String> form = Map.of(
                "RecordingSid", "RE0123456789abcdef0123456789abcdef",
                "RecordingStatus", "completed",
                "RecordingDuration", "12");

        given().contentType("application/x-www-form-urlencoded")
                .formParams(form)
                .post(path)
                .then()
                .statusCode(403);
        World.webhook(path, form).statusCode(204);
        World.webhook("/recording-status-callback", form).statusCode(204);
    }
}
