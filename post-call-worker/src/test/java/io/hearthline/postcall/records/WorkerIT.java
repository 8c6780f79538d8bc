package io.hearthline.postcall.records;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.hearthline.contracts.events.DialogueEvent;
import io.hearthline.contracts.events.Topics;
import io.hearthline.contracts.health.Answer;
import io.hearthline.contracts.ids.ConcernId;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.contracts.transcript.Speaker;
import io.hearthline.postcall.Outside;
import io.hearthline.postcall.Story;
import io.hearthline.postcall.platform.Sql;
import io.hearthline.standins.Stores;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = Stores.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = Outside.class, restrictToAnnotatedClass = false)
class WorkerIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Sql sql;

    private static Story goodMorning() {
        return new Story()
                .asks("gen.wellbeing", "Oh, about a seven.", new Answer.Scale(7))
                .asks("gen.sleep_hours", "Six hours, I think.", new Answer.Amount(6, "h"))
                .asks("gen.meds_today", "All of them, yes.", new Answer.Choice("all"));
    }

    private static void publishAll(Story story, CallOutcome outcome, DialogueEvent.Status status) {
        Story.publish(story.person());
        story.answers().forEach(Story::publish);
        Story.publish(story.ended(outcome));
        Story.publish(story.finished(status));
    }

    private static ValidatableResponse get(String token, String path) {
        return given().auth().oauth2(token).get(path).then();
    }

    private static String operator() {
        return Outside.token("operator-1", "operator");
    }

    private static void awaitStatus(String path, int status) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> get(operator(), path).statusCode(status));
    }

    private int count(String query, Object value) {
        return sql.one(query, row -> row.getInt(1), value).orElseThrow();
    }

    @Test
    void aCheckInBecomesASummaryAndAHealthRecordThatPointToItsTurns() {
        Story story = goodMorning();

        publishAll(story, CallOutcome.COMPLETED, DialogueEvent.Status.COMPLETE);

        awaitStatus("/summaries/" + story.call, 200);
        get(operator(), "/summaries/" + story.call)
                .body("headline", equalTo("Felt 7 of 10, slept 6 hours, took all medicines."))
                .body("author", equalTo("rules"))
                .body("claims.turns", contains(List.of(2), List.of(4), List.of(6)));
        awaitStatus("/records/" + story.dialogue, 200);
        get(operator(), "/records?recipientId=" + story.recipient)
                .body("records", hasSize(1))
                .body("records[0].partial", equalTo(false))
                .body("records[0].severity", equalTo("INFO"))
                .body("records[0].answers.display", contains("7 of 10", "6 hours", "all"))
                .body("records[0].answers[1].said", equalTo("Six hours, I think."))
                .body("records[0].answers[1].turn", equalTo(4));
        get(operator(), "/transcripts/" + story.call).body("turns", hasSize(6));
    }

    @Test
    void replayedEventsChangeNothing() {
        Story story = goodMorning();
        publishAll(story, CallOutcome.COMPLETED, DialogueEvent.Status.COMPLETE);
        awaitStatus("/summaries/" + story.call, 200);
        awaitStatus("/records/" + story.dialogue, 200);
        int events = count("select count(*) from outbox where key = ?", story.recipient.toString());
        int before = count("select revision from health_records where dialogue_id = ?", story.dialogue);

        publishAll(story, CallOutcome.COMPLETED, DialogueEvent.Status.COMPLETE);
        Story last = goodMorning();
        publishAll(last, CallOutcome.COMPLETED, DialogueEvent.Status.COMPLETE);
        awaitStatus("/records/" + last.dialogue, 200);

        assertThat(count("select count(*) from summaries where call_id = ?", story.call))
                .isEqualTo(1);
        assertThat(count("select revision from health_records where dialogue_id = ?", story.dialogue))
                .isEqualTo(before);
        assertThat(count("select count(*) from outbox where key = ?", story.recipient.toString()))
                .isLessThanOrEqualTo(events);
    }

    @Test
    void aCallCutShortIsRecordedAsPartialAndSaysSo() {
        Story story = new Story()
                .asks("gen.wellbeing", "Five.", new Answer.Scale(5))
                .asks("gen.sleep_hours", "Seven hours.", new Answer.Amount(7, "h"));

        publishAll(story, CallOutcome.PARTIAL, DialogueEvent.Status.OPEN);

        awaitStatus("/records/" + story.dialogue, 200);
        get(operator(), "/records/" + story.dialogue).body("partial", equalTo(true));
        awaitStatus("/summaries/" + story.call, 200);
        get(operator(), "/summaries/" + story.call)
                .body("headline", equalTo("The call ended early after two answers: felt 5 of 10, slept 7 hours."));
    }

    @Test
    void anUnansweredCallHasAnHonestSummaryAndNoRecord() {
        Story story = new Story();

        Story.publish(story.ended(CallOutcome.NO_ANSWER));

        awaitStatus("/summaries/" + story.call, 200);
        get(operator(), "/summaries/" + story.call).body("headline", equalTo("No answer."));
        get(operator(), "/records/" + story.dialogue).statusCode(404);
    }

    @Test
    void aConfirmedConcernTellsTheFamilyAndTheOperatorOnceEach() {
        Story story = new Story();
        Story.publish(story.person());
        await().atMost(PATIENCE)
                .until(() -> count("select count(*) from recipients where recipient_id = ?", story.recipient) == 1);
        ConcernId concern = new ConcernId(UUID.randomUUID());
        Outside.carrierBusy(1);

        Story.publish(story.suspected(concern, "chest_pain", "canary chest words"));
        Story.publish(story.confirmed(concern, "chest_pain", "yes canary"));
        Story.publish(story.confirmed(concern, "chest_pain", "yes canary"));

        await().atMost(PATIENCE)
                .until(() ->
                        Outside.messagesTo(story.familyPhone).size() == 1 && Outside.mailsTo(story.familyMail) == 1);
        Outside.Sms sms = Outside.messagesTo(story.familyPhone).getFirst();
        assertThat(sms.from()).isEqualTo("+15005550006");
        assertThat(sms.body())
                .contains(Outside.ISSUER + "/calls/" + story.call)
                .doesNotContainIgnoringCase("chest")
                .doesNotContain("canary");
        get(operator(), "/alerts?recipientId=" + story.recipient)
                .body("alerts", hasSize(1))
                .body("alerts[0].status", equalTo("OPEN"))
                .body("alerts[0].severity", equalTo("EMERGENCY"));
        assertThat(count("select count(*) from notifications where call_id = ? and told = 'operator'", story.call))
                .isEqualTo(2);
    }

    @Test
    void aConfirmedConcernIsHandedToTheCarrierWithinTwoSeconds() {
        Story story = new Story();
        Story.publish(story.person());
        await().atMost(PATIENCE)
                .until(() -> count("select count(*) from recipients where recipient_id = ?", story.recipient) == 1);
        Instant published = Instant.now();

        Story.publish(story.confirmed(new ConcernId(UUID.randomUUID()), "breathing", "yes"));

        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !Outside.messagesTo(story.familyPhone).isEmpty());
        assertThat(Duration.between(published, Instant.now())).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void aConcernTakenBackIsKeptAndFamilyIsNotTold() {
        Story story = new Story();
        Story.publish(story.person());
        ConcernId concern = new ConcernId(UUID.randomUUID());

        Story.publish(story.suspected(concern, "chest_pain", "my chest of drawers"));
        Story.publish(story.cleared(concern, "chest_pain", "no no"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> get(operator(), "/alerts?status=CLEARED&recipientId=" + story.recipient)
                        .body("alerts", hasSize(1)));
        assertThat(count("select count(*) from notifications where call_id = ? and told <> 'operator'", story.call))
                .isZero();
    }

    @Test
    void wordsOfAbuseReachTheOperatorButNoFamilyView() {
        Story story = new Story()
                .says(Speaker.AGENT, "How are things at home?")
                .says(Speaker.PERSON, "My son locks me in, to tell the truth.")
                .says(Speaker.AGENT, "He locks you in?");
        ConcernId concern = new ConcernId(UUID.randomUUID());
        String account = UUID.randomUUID().toString();
        grant(account, story);

        Story.publish(story.person());
        Story.publish(story.confirmed(concern, "abuse_neglect", "My son locks me in, to tell the truth."));
        Story.publish(story.ended(CallOutcome.COMPLETED));

        awaitStatus("/transcripts/" + story.call, 200);
        String family = Outside.token(account, "caregiver");
        await().atMost(PATIENCE)
                .untilAsserted(() -> get(operator(), "/transcripts/" + story.call)
                        .body("turns.text", hasItem("My son locks me in, to tell the truth."))
                        .body("concerns", hasSize(1)));
        await().atMost(PATIENCE)
                .untilAsserted(() -> get(family, "/transcripts/" + story.call)
                        .statusCode(200)
                        .body("turns.text", not(hasItem("My son locks me in, to tell the truth.")))
                        .body("turns.text", not(hasItem("He locks you in?")))
                        .body("concerns", hasSize(0)));
        get(family, "/alerts?recipientId=" + story.recipient).body("alerts", hasSize(0));
        assertThat(Outside.messagesTo(story.familyPhone)).isEmpty();
    }

    private static void grant(String account, Story story) {
        String id = UUID.randomUUID().toString();
        Story.publish(Topics.ACCESS, id, UUID.randomUUID(), """
                {"type":"AccessGranted","grantId":"%s","accountId":"%s","recipientId":"%s","role":"PRIMARY",
                 "dataClasses":["SUMMARY","HEALTH","TRANSCRIPT"],"at":"2026-01-01T00:00:00Z"}""".formatted(id, account, story.recipient));
    }

    @Test
    void anImportedEmergencyMakesARecordAndNoAlert() {
        Story story = new Story(true, Instant.parse("2026-03-01T14:00:00Z"))
                .asks("gen.spo2", "It says 85.", new Answer.Amount(85, "%"));

        publishAll(story, CallOutcome.COMPLETED, DialogueEvent.Status.COMPLETE);

        awaitStatus("/records/" + story.dialogue, 200);
        get(operator(), "/records/" + story.dialogue)
                .body("severity", equalTo("EMERGENCY"))
                .body("answers[0].reason", equalTo("under 88"));
        get(operator(), "/alerts?recipientId=" + story.recipient).body("alerts", hasSize(0));
    }

    @Test
    void anUrgentAnswerAlertsTheFamilyAndCanBeTakenOnAndClosed() {
        Story story = new Story().asks("gen.pain", "Eight.", new Answer.Scale(8));
        Story.publish(story.person());
        story.answers().forEach(Story::publish);
        await().atMost(PATIENCE)
                .until(() -> Outside.messagesTo(story.familyPhone).size() == 1);
        String alert = get(operator(), "/alerts?status=OPEN&recipientId=" + story.recipient)
                .body("alerts[0].why", equalTo("Severe pain."))
                .extract()
                .path("alerts[0].alertId");

        given().auth()
                .oauth2(operator())
                .post("/alerts/" + alert + "/acknowledge")
                .then()
                .statusCode(200)
                .body("status", equalTo("ACKNOWLEDGED"));
        given().auth()
                .oauth2(operator())
                .contentType("application/json")
                .body("{\"outcome\":\"true\"}")
                .post("/alerts/" + alert + "/resolve")
                .then()
                .statusCode(200)
                .body("status", equalTo("RESOLVED"));
    }

    @Test
    void whoHasNoGrantFindsNothingAndEveryReadLeavesARow() {
        Story story = goodMorning();
        publishAll(story, CallOutcome.COMPLETED, DialogueEvent.Status.COMPLETE);
        awaitStatus("/summaries/" + story.call, 200);
        int before = count("select count(*) from audit where recipient_id = ?", story.recipient);

        get(Outside.token(UUID.randomUUID().toString(), "caregiver"), "/summaries/" + story.call)
                .statusCode(404)
                .contentType("application/problem+json");
        get(operator(), "/summaries?callId=" + story.call + "&callId=" + UUID.randomUUID())
                .body("summaries", hasSize(1));

        assertThat(count("select count(*) from audit where recipient_id = ?", story.recipient))
                .isEqualTo(before + 1);
        given().get("/summaries/" + story.call).then().statusCode(401).contentType("application/problem+json");
        given().get("/health").then().statusCode(200).body("status", equalTo("ok"));
    }

    @Test
    void poisonGoesToTheDeadLettersAndCanBeReplayed() {
        Story story = goodMorning();

        Story.publish(
                Topics.CALLS, story.recipient.toString(), UUID.randomUUID(), "{\"type\":\"CallEnded\",\"canary\":");
        Story.publish(story.ended(CallOutcome.BUSY));

        awaitStatus("/summaries/" + story.call, 200);
        String admin = Outside.token("admin-1", "admin");
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().auth()
                        .oauth2(admin)
                        .post("/dead-letters/calls.v1/replay")
                        .then()
                        .statusCode(200)
                        .body("letters", equalTo(1))
                        .body("failed", equalTo(2)));
        assertThat(deadLetterHeaders()).contains("event unreadable").doesNotContain("canary");
        given().auth()
                .oauth2(operator())
                .post("/dead-letters/calls.v1/replay")
                .then()
                .statusCode(403);
    }

    private static String deadLetterHeaders() {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
        StringBuilder headers = new StringBuilder();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.deadLetters(Topics.CALLS)).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            await().atMost(PATIENCE).until(() -> {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(letter -> letter.headers()
                                .forEach(h -> headers.append(new String(h.value(), StandardCharsets.UTF_8))
                                        .append('\n')));
                return !headers.isEmpty();
            });
        }
        return headers.toString();
    }
}
