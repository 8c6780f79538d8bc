package io.hearthline.telephony.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthline.contracts.events.RecipientEvent.Consent;
import io.hearthline.contracts.events.RecipientEvent.Status;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.telephony.calls.DialPolicy.Refusal;
import io.hearthline.telephony.recipients.CallingHours;
import io.hearthline.telephony.recipients.PhoneNumber;
import io.hearthline.telephony.recipients.Recipient;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialPolicyTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private static Recipient recipient(Status status, boolean consent, Instant pausedUntil) {
        return new Recipient(
                new RecipientId(UUID.randomUUID()),
                1,
                status,
                pausedUntil,
                "A",
                "A",
                new PhoneNumber("+14155550123"),
                ZoneId.of("Europe/London"),
                "en-GB",
                List.of(),
                List.of(),
                List.of(),
                new Consent(consent, false, false),
                CallingHours.DEFAULT,
                null,
                null);
    }

    @Test
    void letsAPhoneRingThatMay() {
        assertThat(DialPolicy.refusal(recipient(Status.ACTIVE, true, null), NOON))
                .isEmpty();
    }

    @Test
    void asksForConsentBeforeAnythingElseButAnOptOut() {
        assertThat(DialPolicy.refusal(recipient(Status.OPTED_OUT, false, null), NOON))
                .contains(Refusal.OPTED_OUT);
        assertThat(DialPolicy.refusal(recipient(Status.ACTIVE, false, null), NOON))
                .contains(Refusal.NO_CONSENT);
        assertThat(DialPolicy.refusal(recipient(Status.PENDING, true, null), NOON))
                .contains(Refusal.NOT_ACTIVE);
    }

    @Test
    void waitsUntilAPauseIsOver() {
        assertThat(DialPolicy.refusal(recipient(Status.PAUSED, true, null), NOON))
                .contains(Refusal.PAUSED);
        assertThat(DialPolicy.refusal(recipient(Status.PAUSED, true, NOON.plusSeconds(1)), NOON))
                .contains(Refusal.PAUSED);
        assertThat(DialPolicy.refusal(recipient(Status.PAUSED, true, NOON), NOON))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-01T07:59:59Z,false",
        "2026-06-01T08:00:00Z,true",
        "2026-06-01T18:59:59Z,true",
        "2026-06-01T19:00:00Z,false",
        "2026-01-01T08:59:59Z,false",
        "2026-01-01T09:00:00Z,true"
    })
    void keepsCallingHoursOnTheClockOfWhereThePersonLives(Instant dialAt, boolean allowed) {
        assertThat(DialPolicy.refusal(recipient(Status.ACTIVE, true, null), dialAt)
                        .isEmpty())
                .isEqualTo(allowed);
        assertThat(DialPolicy.refusal(ZoneId.of("Europe/London"), dialAt).isEmpty())
                .isEqualTo(allowed);
    }
}
