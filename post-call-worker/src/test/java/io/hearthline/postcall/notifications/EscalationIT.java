package io.hearthline.postcall.notifications;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearthline.contracts.events.RecipientEvent;
import io.hearthline.contracts.events.RecordEvent;
import io.hearthline.contracts.events.Topics;
import io.hearthline.contracts.ids.ContactId;
import io.hearthline.contracts.json.Json;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.postcall.Outside;
import io.hearthline.postcall.Story;
import io.hearthline.postcall.platform.Sql;
import io.hearthline.standins.Stores;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** A check-in nobody answered, and who hears of it. */
@QuarkusTest
@QuarkusTestResource(value = Stores.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = Outside.class, restrictToAnnotatedClass = false)
class EscalationIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String OPERATOR = "+12025550199";

    @Inject
    Sql sql;

    private final Story story = new Story();
    private final Story brother = new Story();

    private void missed() {
        RecipientEvent.Contact son =
                new RecipientEvent.Contact(new ContactId(UUID.randomUUID()), "Ben", "son", brother.familyPhone, null);
        Story.publish(story.person(List.of(story.anna(), son)));
        Story.publish(story.slotClosed(CallOutcome.NO_ANSWER));
        told(story.familyPhone, 1);
    }

    private static void told(String phone, int times) {
        await().atMost(PATIENCE).until(() -> Outside.messagesTo(phone).size() == times);
    }

    private JsonPath alert() {
        return given().auth()
                .oauth2(Outside.token("operator-1", "operator"))
                .get("/alerts?recipientId=" + story.recipient)
                .jsonPath();
    }

    /** Lets the time pass that whoever was told had. */
    private void timePasses() {
        int level = alert().getInt("alerts[0].level");
        assertThat(sql.update("update alerts set next_at = now() where recipient_id = ?", story.recipient))
                .isEqualTo(1);
        await().atMost(PATIENCE).until(() -> alert().getInt("alerts[0].level") == level + 1);
    }

    @Test
    void nobodyAcknowledgesSoEverybodyIsToldInTurnAndThatNobodyDidIsPublished() {
        missed();
        assertThat(Outside.messagesTo(story.familyPhone).getFirst().body())
                .contains("Rosa could not be reached")
                .contains("/people/" + story.recipient);
        assertThat(alert().getString("alerts[0].nextAt")).isNotNull();

        timePasses();
        told(brother.familyPhone, 1);
        timePasses();
        told(story.familyPhone, 2);
        timePasses();
        told(brother.familyPhone, 2);
        int before = Outside.messagesTo(OPERATOR).size();
        timePasses();
        await().atMost(PATIENCE).until(() -> Outside.messagesTo(OPERATOR).size() > before);
        timePasses();

        assertThat(alert().getString("alerts[0].status")).isEqualTo("OPEN");
        assertThat(alert().getString("alerts[0].unacknowledgedAt")).isNotNull();
        assertThat(alert().getString("alerts[0].nextAt")).isNull();
        assertThat(escalations()).containsExactly("TOLD", "TOLD", "TOLD", "TOLD", "UNACKNOWLEDGED");
    }

    /** What records.v1 says of this person's alert, once it has said the last of it. */
    private List<String> escalations() {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
        List<String> found = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.RECORDS).stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            await().atMost(PATIENCE).until(() -> {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
                    if (story.recipient.toString().equals(record.key())
                            && Json.read(record.value(), RecordEvent.class)
                                    instanceof RecordEvent.AlertEscalated escalated) {
                        found.add(escalated.status());
                    }
                }
                return found.contains("UNACKNOWLEDGED");
            });
        }
        return found;
    }

    @Test
    void whoAcknowledgesEndsTheLadder() {
        missed();
        given().auth()
                .oauth2(Outside.token("operator-1", "operator"))
                .post("/alerts/" + alert().getString("alerts[0].alertId") + "/acknowledge")
                .then()
                .statusCode(200);
        sql.update("update alerts set next_at = now() where recipient_id = ?", story.recipient);

        Story next = new Story();
        Story.publish(next.person());
        Story.publish(next.slotClosed(null));
        told(next.familyPhone, 1);

        assertThat(alert().getInt("alerts[0].level")).isZero();
        assertThat(Outside.messagesTo(brother.familyPhone)).isEmpty();
    }

    @Test
    void aLaterCallThatReachesThePersonSettlesIt() {
        missed();

        Story.publish(story.ended(CallOutcome.COMPLETED));

        await().atMost(PATIENCE).until(() -> "RESOLVED".equals(alert().getString("alerts[0].status")));
    }

    @Test
    void threeInARowAreAnEmergencyAndOneThatReachesThePersonBeginsAnew() {
        Story.publish(story.person());
        Story.publish(story.slotClosed(CallOutcome.BUSY));
        Story.publish(story.slotClosed(CallOutcome.COMPLETED));
        for (int i = 0; i < 3; i++) {
            Story.publish(story.slotClosed(CallOutcome.NO_ANSWER));
        }

        await().atMost(PATIENCE).until(() -> alert().getList("alerts").size() == 4);

        assertThat(alert().getList("alerts.severity")).containsExactly("EMERGENCY", "URGENT", "URGENT", "URGENT");
    }
}
