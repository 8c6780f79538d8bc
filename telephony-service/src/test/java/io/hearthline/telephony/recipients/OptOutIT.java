package io.hearthline.telephony.recipients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.hearthline.contracts.eventlog.Headers;
import io.hearthline.contracts.events.DialogueEvent;
import io.hearthline.contracts.events.Topics;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.json.Json;
import io.hearthline.contracts.session.CallKind;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.standins.Stores;
import io.hearthline.telephony.Vendors;
import io.hearthline.telephony.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Stores.class)
@QuarkusTestResource(Vendors.class)
class OptOutIT {
    @Test
    void whoAskedNotToBeCalledAgainIsNotCalledAgain() throws Exception {
        Map<String, Object> person = World.person(World.freshNumber());
        String recipient = World.registered(person);
        UUID eventId = UUID.randomUUID();

        finished(eventId, recipient, CallOutcome.OPTED_OUT);

        awaitStatus(recipient, "OPTED_OUT");
        World.checkIn(recipient).statusCode(422).body("title", equalTo("Opted out of calls"));
        assertThat(World.records(Topics.RECIPIENTS, recipient).getLast().value())
                .contains("\"status\":\"OPTED_OUT\"");
    }

    @Test
    void anOldOptOutReplayedDoesNotOverruleANewConsent() throws Exception {
        Map<String, Object> person = World.person(World.freshNumber());
        String recipient = World.registered(person);
        UUID eventId = UUID.randomUUID();
        finished(eventId, recipient, CallOutcome.OPTED_OUT);
        awaitStatus(recipient, "OPTED_OUT");
        World.admin().body(person).put("/recipients/" + recipient).then().statusCode(200);

        finished(eventId, recipient, CallOutcome.OPTED_OUT);
        String marker = World.registered(World.person(World.freshNumber()));
        finished(UUID.randomUUID(), recipient, CallOutcome.COMPLETED);
        finished(UUID.randomUUID(), marker, CallOutcome.OPTED_OUT);
        awaitStatus(marker, "OPTED_OUT");

        awaitStatus(recipient, "ACTIVE");
    }

    private static void awaitStatus(String recipient, String status) {
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> World.admin()
                        .get("/recipients/" + recipient)
                        .then()
                        .statusCode(200)
                        .body("status", equalTo(status)));
    }

    private static void finished(UUID eventId, String recipient, CallOutcome outcome) throws Exception {
        DialogueEvent event = new DialogueEvent.DialogueFinished(
                DialogueId.random(),
                CallId.random(),
                RecipientId.of(recipient),
                CallKind.HEALTH_CHECK,
                DialogueEvent.Status.COMPLETE,
                outcome,
                1,
                0,
                true,
                false,
                Instant.now());
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", World.setting("KAFKA_BOOTSTRAP_SERVERS")),
                new StringSerializer(),
                new StringSerializer())) {
            ProducerRecord<String, String> message =
                    new ProducerRecord<>(Topics.DIALOGUES, recipient, Json.write(event));
            message.headers().add(Headers.ID, eventId.toString().getBytes(StandardCharsets.UTF_8));
            producer.send(message).get();
        }
    }
}
