package io.hearthline.telephony.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearthline.standins.Stores;
import io.hearthline.telephony.Vendors;
import io.hearthline.telephony.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A phone that rings because it is time. */
@QuarkusTest
@QuarkusTestResource(Stores.class)
@QuarkusTestResource(Vendors.class)
class ScheduleIT {
    @Test
    void callsByItselfOnceAndClosesTheSlot() {
        String number = World.freshNumber();
        World.answeredBy(number, "busy");
        Map<String, Object> person = World.person(number);
        ZonedDateTime soon = ZonedDateTime.now(ZoneId.of((String) person.get("zone")))
                .plusSeconds(4)
                .truncatedTo(ChronoUnit.SECONDS);
        person.put("checkIn", Map.of("time", soon.toLocalTime().toString()));
        String recipientId = World.registered(person);

        List<String> outcomes = await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> World.admin()
                                .get("/calls?recipientId=" + recipientId)
                                .jsonPath()
                                .getList("calls.outcome", String.class),
                        found -> found.contains("BUSY"));

        assertThat(outcomes).containsExactly("BUSY");
        assertThat(World.dials(number)).hasSize(1);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(World.events("calls.v1", recipientId))
                        .containsOnlyOnce("CallPlaced", "CallEnded", "SlotClosed"));
    }
}
