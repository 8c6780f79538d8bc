package io.hearthline.telephony.live;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearthline.contracts.access.Caller;
import io.hearthline.contracts.events.AccessEvent;
import io.hearthline.contracts.events.DialogueEvent;
import io.hearthline.contracts.events.Event;
import io.hearthline.contracts.events.Topics;
import io.hearthline.contracts.health.Severity;
import io.hearthline.contracts.ids.AccountId;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.ConcernId;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.ids.GrantId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.json.Json;
import io.hearthline.contracts.transcript.Speaker;
import io.hearthline.contracts.transcript.Turn;
import io.hearthline.standins.Stores;
import io.hearthline.telephony.Vendors;
import io.hearthline.telephony.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.http.UpgradeRejectedException;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** Who watches calls while they are held, and who does not. */
@QuarkusTest
@QuarkusTestResource(Stores.class)
@QuarkusTestResource(Vendors.class)
class LiveFeedIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final String number = World.freshNumber();
    private final String account = UUID.randomUUID().toString();

    @Inject
    LiveFeed feed;

    private String person() {
        World.answeredBy(number, "cooperative");
        return World.registered(World.person(number));
    }

    private static String placed(String person) {
        return World.checkIn(person).statusCode(201).extract().path("callId");
    }

    private static Predicate<JsonNode> of(String callId, String type) {
        return message -> message.path("type").asText().equals(type)
                && message.path("callId").asText().equals(callId);
    }

    private static Predicate<JsonNode> status(String callId, String status) {
        return of(callId, "call.status")
                .and(message -> message.path("status").asText().equals(status));
    }

    private static void publish(String topic, Event event) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", World.setting("KAFKA_BOOTSTRAP_SERVERS")),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, event.key(), Json.write(event)))
                    .get();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private GrantId granted(String person, AccessEvent.Role role, Set<AccessEvent.DataClass> classes) {
        GrantId grant = new GrantId(UUID.randomUUID());
        publish(
                Topics.ACCESS,
                new AccessEvent.AccessGranted(
                        grant, AccountId.of(account), RecipientId.of(person), role, classes, null, Instant.now()));
        await().atMost(SOON)
                .untilAsserted(() -> World.as(account, Caller.CAREGIVER)
                        .get("/recipients/" + person)
                        .then()
                        .statusCode(200));
        return grant;
    }

    private static void suspected(String callId, String person, String category) {
        publish(
                Topics.DIALOGUES,
                new DialogueEvent.ConcernSuspected(
                        ConcernId.random(),
                        DialogueId.random(),
                        CallId.of(callId),
                        RecipientId.of(person),
                        category,
                        Severity.EMERGENCY,
                        "my chest hurts",
                        "rules",
                        1,
                        false,
                        Instant.now(),
                        Instant.now()));
    }

    @Test
    void anOperatorFollowsACallAndEndsIt() {
        String person = person();
        try (LiveClient operator = LiveClient.signedIn("operator-live", Caller.OPERATOR)) {
            String callId = placed(person);

            operator.await(status(callId, "initiating"));
            JsonNode talking = operator.await(status(callId, "in-progress"));
            JsonNode turn = operator.await(of(callId, "call.turn"));
            assertThat(talking.path("callSid").asText()).startsWith("CA");
            assertThat(turn.path("turn").path("text").asText()).contains("Am I speaking with Margaret?");
            suspected(callId, person, "chest_pain");
            JsonNode concern = operator.await(of(callId, "call.concern"));
            assertThat(concern.path("status").asText()).isEqualTo("SUSPECTED");
            assertThat(concern.path("severity").asText()).isEqualTo("EMERGENCY");
            assertThat(concern.toString()).doesNotContain("my chest hurts");

            operator.send(Map.of(
                    "type",
                    "call.action",
                    "action",
                    "disconnect",
                    "callSid",
                    talking.path("callSid").asText()));

            JsonNode over = operator.await(status(callId, "completed"));
            assertThat(over.path("outcome").asText()).isEqualTo("PARTIAL");
            assertThat(over.path("duration").isIntegralNumber()).isTrue();
        }
    }

    @Test
    void aBusyLineHasFailedWithItsOutcome() {
        String person = World.registered(World.person(number));
        World.answeredBy(number, "busy");
        try (LiveClient operator = LiveClient.signedIn("operator-live", Caller.OPERATOR)) {
            String callId = placed(person);

            assertThat(operator.await(status(callId, "failed")).path("outcome").asText())
                    .isEqualTo("BUSY");
        }
    }

    @Test
    void familySeesWhatTheyMayAndNothingOnceItIsTakenBack() {
        String person = person();
        GrantId grant = granted(
                person,
                AccessEvent.Role.VIEWER,
                EnumSet.of(AccessEvent.DataClass.SUMMARY, AccessEvent.DataClass.HEALTH));
        try (LiveClient family = LiveClient.signedIn(account, Caller.CAREGIVER);
                LiveClient stranger = LiveClient.signedIn(UUID.randomUUID().toString(), Caller.CAREGIVER);
                LiveClient operator = LiveClient.signedIn("operator-live", Caller.OPERATOR)) {
            String callId = placed(person);
            family.await(status(callId, "in-progress"));
            operator.await(of(callId, "call.turn"));
            suspected(callId, person, "chest_pain");
            family.await(of(callId, "call.concern"));
            suspected(callId, person, "abuse_neglect");
            operator.await(of(callId, "call.concern")
                    .and(message -> message.path("category").asText().equals("abuse_neglect")));
            family.send(Map.of("type", "call.action", "action", "disconnect", "callId", callId));
            family.await(message -> message.path("code").asText().equals("not-allowed"));

            publish(
                    Topics.ACCESS,
                    new AccessEvent.AccessRevoked(grant, AccountId.of(account), RecipientId.of(person), Instant.now()));
            await().atMost(SOON)
                    .untilAsserted(() -> World.as(account, Caller.CAREGIVER)
                            .get("/recipients/" + person)
                            .then()
                            .statusCode(404));
            operator.send(Map.of("type", "call.action", "action", "disconnect", "callId", callId));
            operator.await(status(callId, "completed"));
            // What comes after is read in order: had the end been told, it would have come before this answer.
            family.send("{}");
            family.await(message -> message.path("code").asText().equals("unknown-type"));

            assertThat(family.messages()).noneMatch(status(callId, "completed"));
            assertThat(family.messages()).noneMatch(of(callId, "call.turn"));
            assertThat(family.messages())
                    .noneMatch(message -> message.path("category").asText().equals("abuse_neglect"));
            assertThat(stranger.messages()).noneMatch(message -> message.has("callId"));
        }
    }

    @Test
    void letsNobodyInWithoutAToken() {
        try (LiveClient nobody = LiveClient.connected()) {
            nobody.send(Map.of("type", "call.action", "action", "disconnect", "callSid", "CA1"));
            nobody.await(message -> message.path("code").asText().equals("sign-in-required"));
            nobody.send(Map.of("type", "auth", "token", "nonsense"));
            nobody.awaitClosed();
            assertThat(nobody.closeCode()).isEqualTo(1008);
        }
        assertThatThrownBy(() -> LiveClient.connected("/live?token=" + World.token("a", Caller.ADMIN), null))
                .hasCauseInstanceOf(UpgradeRejectedException.class);
        assertThatThrownBy(() -> LiveClient.connected("/live", "https://elsewhere.example"))
                .hasCauseInstanceOf(UpgradeRejectedException.class);
        LiveClient.connected("/live", "http://localhost:8080").close();
        given().get("/live/stream").then().statusCode(401);
    }

    @Test
    void closesWhenTheTokenHasExpiredUnlessANewOneCame() {
        try (LiveClient late = LiveClient.connected();
                LiveClient renewed = LiveClient.connected()) {
            for (LiveClient each : List.of(late, renewed)) {
                each.send(Map.of(
                        "type", "auth", "token", World.token("operator-live", Caller.OPERATOR, Duration.ofSeconds(2))));
                each.await(message -> message.path("type").asText().equals("ready"));
            }
            renewed.send(Map.of("type", "auth", "token", World.token("operator-live", Caller.OPERATOR)));

            late.awaitClosed();

            assertThat(late.closeCode()).isEqualTo(1008);
            assertThat(renewed.closed()).isFalse();
        }
    }

    @Test
    void answersNonsenseWithErrorsAndThenNoMore() {
        try (LiveClient operator = LiveClient.signedIn("operator-live", Caller.OPERATOR)) {
            operator.send("{");
            JsonNode error =
                    operator.await(message -> message.path("type").asText().equals("error"));
            assertThat(error.path("code").asText()).isEqualTo("invalid-json");
            assertThat(error.path("context").asText()).isEqualTo("message");
            assertThat(Instant.parse(error.path("timestamp").asText()))
                    .isBefore(Instant.now().plusSeconds(60));
            operator.send(Map.of("type", "call.action", "action", "disconnect", "callSid", "CA-nobody"));
            operator.await(message -> message.path("code").asText().equals("not-found"));

            for (int i = 0; i < 10; i++) {
                operator.send("[]");
            }

            operator.awaitClosed();
        }
    }

    @Test
    void dropsASlowReaderAndLetsTheOthersReadOn() {
        String words = "x".repeat(30_000);
        try (LiveClient slow = LiveClient.signedIn("operator-slow", Caller.OPERATOR);
                LiveClient quick = LiveClient.signedIn("operator-quick", Caller.OPERATOR)) {
            slow.stopReading();
            CallId callId = CallId.random();

            // More than the network's buffers and the queue hold; handing them over waits for nobody.
            for (int i = 1; i <= 2 * LiveReader.QUEUE; i++) {
                feed.publish(turn(callId, i, words));
                if (i % 50 == 0) {
                    int number = i;
                    quick.await(of(callId.toString(), "call.turn")
                            .and(message -> message.path("turn").path("number").asInt() == number));
                }
            }

            await().atMost(SOON)
                    .until(() -> given().get("/q/metrics").asString().contains("hearthline_live_readers 1.0"));
            slow.readOn();
            slow.awaitClosed();
            assertThat(quick.closed()).isFalse();
        }
    }

    private static LiveMessage turn(CallId callId, int number, String words) {
        return new LiveMessage.CallTurn(
                "CA1", callId, null, new Turn(number, Speaker.PERSON, words, 0, false), Instant.now());
    }

    @Test
    void streamsTheSameAsEvents() throws Exception {
        String person = person();
        List<String> lines = new CopyOnWriteArrayList<>();
        HttpRequest request = HttpRequest.newBuilder(URI.create(World.setting("PUBLIC_URL") + "/live/stream"))
                .header("Authorization", "Bearer " + World.token("operator-sse", Caller.OPERATOR))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            var response = http.send(request, BodyHandlers.ofLines());
            assertThat(response.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/event-stream");
            Thread reader = Thread.startVirtualThread(() -> follow(response.body(), lines));
            await().atMost(SOON).until(() -> lines.stream().anyMatch(line -> line.contains("\"ready\"")));

            String callId = placed(person);

            await().atMost(SOON)
                    .until(() ->
                            lines.stream().anyMatch(line -> line.contains(callId) && line.contains("\"in-progress\"")));
            http.shutdownNow();
            reader.join(SOON);
        }
    }

    private static void follow(Stream<String> body, List<String> lines) {
        try {
            body.forEach(lines::add);
        } catch (java.io.UncheckedIOException e) {
            lines.add("closed");
        }
    }
}
