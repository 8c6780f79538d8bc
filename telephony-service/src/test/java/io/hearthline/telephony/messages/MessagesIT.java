package io.hearthline.telephony.messages;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.hearthline.contracts.events.Topics;
import io.hearthline.standins.Stores;
import io.hearthline.telephony.Vendors;
import io.hearthline.telephony.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Text messages, as far as the carrier tells of them. */
@QuarkusTest
@QuarkusTestResource(Stores.class)
@QuarkusTestResource(Vendors.class)
class MessagesIT {
    private static String sid() {
        return "SM" + UUID.randomUUID().toString().replace("-", "");
    }

    private static void awaitEvents(String key, String... types) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(World.events(Topics.CALLS, key)).containsExactly(types));
    }

    @Test
    void aStopIsPassedOnOnceUnderThePersonItComesFrom() {
        String number = World.freshNumber();
        String recipientId = World.registered(World.person(number));
        Map<String, String> form = Map.of("MessageSid", sid(), "From", number, "To", "+15005550006", "Body", "STOP");

        World.webhook("/incoming-message", form).statusCode(200).body(containsString("<Response/>"));
        World.webhook("/incoming-message", form).statusCode(200);
        awaitEvents(recipientId, "MessageReceived");

        assertThat(World.records(Topics.CALLS, recipientId).getFirst().value()).contains("\"body\":\"STOP\"");
    }

    @Test
    void whatBecameOfAMessageIsPassedOnOnceForEachStatus() {
        String number = World.freshNumber();
        String recipientId = World.registered(World.person(number));
        String sid = sid();
        Map<String, String> sent = Map.of("MessageSid", sid, "To", number, "MessageStatus", "sent");
        Map<String, String> lost =
                Map.of("MessageSid", sid, "To", number, "MessageStatus", "undelivered", "ErrorCode", "30003");

        World.webhook("/message-status-callback", sent).statusCode(204);
        World.webhook("/message-status-callback", lost).statusCode(204);
        World.webhook("/message-status-callback", sent).statusCode(204);
        World.webhook("/message-status-callback", lost).statusCode(204);

        awaitEvents(recipientId, "MessageStatus", "MessageStatus");
        assertThat(World.records(Topics.CALLS, recipientId).getLast().value()).contains("\"errorCode\":30003");
    }

    @Test
    void aNumberThatReachesTwoPeopleIsNobodysInParticular() {
        String number = World.freshNumber();
        World.registered(World.person(number));
        World.registered(World.person(number));
        String sid = sid();

        World.webhook("/incoming-message", Map.of("MessageSid", sid, "From", number, "Body", "Hello"))
                .statusCode(200);

        awaitEvents(sid, "MessageReceived");
    }

    @Test
    void forgedAndUnreadableMessagesAreNotPassedOn() {
        Map<String, String> form = Map.of("MessageSid", sid(), "From", World.freshNumber(), "Body", "STOP");
        for (String path : new String[] {"/incoming-message", "/message-status-callback"}) {
            given().contentType("application/x-www-form-urlencoded")
                    .formParams(form)
                    .post(path)
                    .then()
                    .statusCode(403);
        }
        World.webhook("/incoming-message", Map.of("MessageSid", "nonsense", "From", "withheld"))
                .statusCode(200);
        World.webhook("/message-status-callback", Map.of("MessageStatus", "<script>"))
                .statusCode(204);
    }
}
