package io.hearthline.portal.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthline.contracts.events.RecipientEvent;
import io.hearthline.contracts.health.Severity;
import io.hearthline.contracts.ids.AlertId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.portal.clients.Kept;
import io.hearthline.portal.projection.Person;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AlertRowTest {
    private static final Instant NINE = Instant.parse("2026-03-20T13:00:00Z");
    private static final Person ROSA = new Person(
            new RecipientId(UUID.randomUUID()),
            RecipientEvent.Status.ACTIVE,
            null,
            "Rosa Almeida",
            "Rosa",
            ZoneId.of("America/New_York"));

    private static AlertRow row(
            String status, int level, @Nullable Instant next, @Nullable Instant unacknowledged, boolean mayAct) {
        return AlertRow.of(
                new Kept.Alert(
                        new AlertId(UUID.randomUUID()),
                        ROSA.id(),
                        null,
                        Severity.URGENT,
                        "No answer.",
                        status,
                        NINE,
                        null,
                        null,
                        level,
                        next,
                        unacknowledged),
                ROSA,
                mayAct,
                NINE.plusSeconds(600));
    }

    @Test
    void saysInThePersonsZoneWhoIsToldNextAndWhen() {
        AlertRow row = row("OPEN", 1, NINE.plusSeconds(1800), null, true);

        assertThat(row.state())
                .isEqualTo("Opened today 9:00, nobody has acknowledged it yet, passed on once."
                        + " The next in line is told today 9:30.");
        assertThat(row.href()).isEqualTo("/people/" + ROSA.id());
        assertThat(row.acknowledgeable()).isTrue();
    }

    @Test
    void saysThatNobodyIsLeft() {
        assertThat(row("OPEN", 5, null, NINE.plusSeconds(60), true).state())
                .endsWith("passed on 5 times. Everybody has been told: nobody is left.");
    }

    @Test
    void offersNoButtonThatWouldFail() {
        assertThat(row("OPEN", 0, null, null, false).acknowledgeable()).isFalse();
        assertThat(row("ACKNOWLEDGED", 0, null, null, true))
                .extracting(AlertRow::acknowledgeable, AlertRow::resolvable)
                .containsExactly(false, true);
        assertThat(row("RESOLVED", 0, null, null, true).resolvable()).isFalse();
        assertThat(row("something new", 0, null, null, true).resolvable()).isFalse();
    }
}
