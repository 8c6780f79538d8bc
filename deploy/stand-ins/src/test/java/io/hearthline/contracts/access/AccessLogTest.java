package io.hearthline.contracts.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearthline.contracts.events.AccessEvent;
import io.hearthline.contracts.events.AccessEvent.DataClass;
import io.hearthline.contracts.events.Topics;
import io.hearthline.contracts.ids.AccountId;
import io.hearthline.contracts.ids.GrantId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.json.Json;
import io.hearthline.standins.EmbeddedKafka;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** The copy of the grants on a real broker; it lies here because these embed one. */
class AccessLogTest {
    private static final Instant AT = Instant.parse("2026-03-20T09:00:00Z");
    private final AccountId account = AccountId.random();
    private final RecipientId recipient = RecipientId.random();
    private final GrantId grant = GrantId.random();
    private final Caller caller = new Caller(account.toString(), Set.of(Caller.CAREGIVER));

    @Test
    void followsATopicThatIsNotThereYet() throws Exception {
        AccessBook book = new AccessBook(Clock.systemUTC());
        try (EmbeddedKafka kafka = EmbeddedKafka.start();
                AccessLog _ = AccessLog.follow(kafka.url(), book)) {
            assertThat(book.maySee(caller, recipient, DataClass.SUMMARY)).isFalse();

            publish(
                    kafka,
                    new AccessEvent.AccessGranted(
                            grant, account, recipient, AccessEvent.Role.VIEWER, Set.of(DataClass.SUMMARY), null, AT));
            await().atMost(Duration.ofSeconds(20)).until(() -> book.maySee(caller, recipient, DataClass.SUMMARY));

            publish(kafka, new AccessEvent.AccessRevoked(grant, account, recipient, AT));
            await().atMost(Duration.ofSeconds(5)).until(() -> !book.maySee(caller, recipient, DataClass.SUMMARY));
        }
    }

    private static void publish(EmbeddedKafka kafka, AccessEvent event) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.url()), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(Topics.ACCESS, event.key(), Json.write(event)))
                    .get();
        }
    }
}
