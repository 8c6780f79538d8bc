package io.hearthline.llm.closing;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthline.contracts.events.CallEvent;
import io.hearthline.contracts.events.DialogueEvent;
import io.hearthline.contracts.events.Topics;
import io.hearthline.contracts.health.Answer;
import io.hearthline.contracts.health.QuestionBank;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.json.Json;
import io.hearthline.contracts.session.CallKind;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.contracts.session.Direction;
import io.hearthline.contracts.transcript.Speaker;
import io.hearthline.contracts.transcript.Turn;
import io.hearthline.llm.completions.Phone;
import io.hearthline.llm.completions.Published;
import io.hearthline.standins.Stores;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Stores.class)
class DialogueCloserIT {
    @Inject
    RedisDataSource redis;

    @ConfigProperty(name = "KAFKA_BOOTSTRAP_SERVERS")
    String kafka;

    @Test
    void finishesACallThatNobodyAnsweredAsEmpty() {
        CallEvent.CallEnded ended =
                ended(CallId.random(), DialogueId.random(), CallOutcome.NO_ANSWER, List.of(), false);

        send(ended);

        assertThat(finished(ended).status()).isEqualTo(DialogueEvent.Status.EMPTY);
    }

    @Test
    void leavesACheckInThatWasCutOffOpenWithItsAnswers() {
        Phone phone = Phone.ring(redis, CallKind.HEALTH_CHECK, List.of());
        phone.say("Yes, speaking.");
        phone.say("Seven");
        CallEvent.CallEnded ended =
                ended(phone.session.callId(), phone.session.dialogueId(), CallOutcome.PARTIAL, List.of(), false);

        send(ended);

        DialogueEvent.DialogueFinished finished = finished(ended);
        assertThat(finished.status()).isEqualTo(DialogueEvent.Status.OPEN);
        assertThat(finished.answered()).isEqualTo(1);
        assertThat(finished.rightParty()).isTrue();
    }

    @Test
    void confirmsAConcernWhenTheLineIsLostBeforeItIsAnswered() {
        Phone phone = Phone.ring(redis, CallKind.GENERAL, List.of());
        phone.say("Help me please, I can't breathe");
        CallEvent.CallEnded ended =
                ended(phone.session.callId(), phone.session.dialogueId(), CallOutcome.PARTIAL, List.of(), false);

        send(ended);

        try (Published published = new Published(kafka)) {
            var confirmed = published.await(
                    DialogueEvent.ConcernConfirmed.class, e -> e.callId().equals(ended.callId()));
            assertThat(confirmed.receivedAt()).isEqualTo(ended.endedAt());
        }
    }

    @Test
    void readsTheAnswersOfACallOfThePastFromItsTurns() {
        QuestionBank bank = QuestionBank.load();
        String sleep = bank.question("gen.sleep_hours").orElseThrow().ask();
        List<Turn> turns = List.of(
                new Turn(1, Speaker.AGENT, "Hello. Am I speaking with Maggie?", 0, false),
                new Turn(2, Speaker.PERSON, "Yes", 1000, false),
                new Turn(3, Speaker.AGENT, "Thank you. " + sleep, 2000, false),
                new Turn(4, Speaker.PERSON, "seven or eight", 3000, false));
        CallEvent.CallEnded ended = ended(CallId.random(), DialogueId.random(), CallOutcome.COMPLETED, turns, true);

        send(ended);

        try (Published published = new Published(kafka)) {
            var answer = published.await(
                    DialogueEvent.AnswerCaptured.class, e -> e.callId().equals(ended.callId()));
            assertThat(answer.answer()).isEqualTo(new Answer.Amount(7.5, "h"));
            assertThat(answer.imported()).isTrue();
            assertThat(answer.at()).isEqualTo(ended.endedAt());
        }
    }

    @Test
    void takesThePlainCheckInsAnswersAndCallsForHelp() {
        CallEvent.CallEnded ended =
                ended(CallId.random(), DialogueId.random(), CallOutcome.COMPLETED, List.of(), false);
        var pressed = new CallEvent.KeypadAnswered(
                ended.callId(), ended.recipientId(), ended.dialogueId(), ended.kind(), false, ended.endedAt());
        UUID eventId = UUID.randomUUID();

        send(eventId, pressed);
        send(eventId, pressed);
        send(ended);

        DialogueEvent.DialogueFinished finished = finished(ended);
        assertThat(finished.outcome()).isEqualTo(CallOutcome.COMPLETED);
        assertThat(finished.status()).isEqualTo(DialogueEvent.Status.OPEN);
        assertThat(finished.answered()).isEqualTo(1);
        try (Published published = new Published(kafka)) {
            var answer = published.await(
                    DialogueEvent.AnswerCaptured.class, e -> e.callId().equals(ended.callId()));
            assertThat(answer.questionId()).isEqualTo("gen.fine");
            assertThat(answer.answer()).isEqualTo(new Answer.YesNo(false));
            var confirmed = published.await(
                    DialogueEvent.ConcernConfirmed.class, e -> e.callId().equals(ended.callId()));
            assertThat(confirmed.category()).isEqualTo("help_request");
            assertThat(published.events(DialogueEvent.ConcernConfirmed.class))
                    .filteredOn(e -> e.callId().equals(ended.callId()))
                    .hasSize(1);
        }
    }

    private DialogueEvent.DialogueFinished finished(CallEvent.CallEnded ended) {
        try (Published published = new Published(kafka)) {
            return published.await(
                    DialogueEvent.DialogueFinished.class, e -> e.callId().equals(ended.callId()));
        }
    }

    private static CallEvent.CallEnded ended(
            CallId callId, DialogueId dialogueId, CallOutcome outcome, List<Turn> turns, boolean imported) {
        Instant at = Instant.parse("2026-03-02T14:05:00Z");
        return new CallEvent.CallEnded(
                callId,
                RecipientId.random(),
                dialogueId,
                CallKind.HEALTH_CHECK,
                Direction.OUTBOUND,
                outcome,
                at,
                at,
                at,
                List.of(),
                turns,
                imported,
                at);
    }

    private void send(CallEvent event) {
        send(UUID.randomUUID(), event);
    }

    private void send(UUID eventId, CallEvent event) {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", kafka);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            ProducerRecord<String, String> message = new ProducerRecord<>(Topics.CALLS, event.key(), Json.write(event));
            message.headers().add("ce_id", eventId.toString().getBytes(StandardCharsets.UTF_8));
            assertThat(producer.send(message)).succeedsWithin(Duration.ofSeconds(10));
        }
    }
}
