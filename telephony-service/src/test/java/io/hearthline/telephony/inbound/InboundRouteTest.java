package io.hearthline.telephony.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthline.contracts.events.RecipientEvent.Consent;
import io.hearthline.contracts.events.RecipientEvent.Status;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.session.CallKind;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.contracts.session.Direction;
import io.hearthline.telephony.calls.Call;
import io.hearthline.telephony.calls.CallState;
import io.hearthline.telephony.recipients.CallingHours;
import io.hearthline.telephony.recipients.PhoneNumber;
import io.hearthline.telephony.recipients.Recipient;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InboundRouteTest {
    private static final PhoneNumber PHONE = new PhoneNumber("+14155550123");
    private static final Instant NOW = Instant.parse("2026-03-20T15:00:00Z");

    private final Recipient margaret = somebody("Margaret");
    private final Recipient bert = somebody("Bert");

    private static Recipient somebody(String name) {
        return new Recipient(
                RecipientId.random(),
                1,
                Status.ACTIVE,
                null,
                name,
                name,
                PHONE,
                ZoneId.of("America/New_York"),
                "en-US",
                List.of(),
                List.of(),
                List.of(),
                new Consent(true, false, true),
                CallingHours.DEFAULT,
                null,
                null);
    }

    private static Call checkIn(Recipient person, CallOutcome outcome) {
        return new Call(
                CallId.random(),
                DialogueId.random(),
                person.id(),
                UUID.randomUUID(),
                CallKind.HEALTH_CHECK,
                Direction.OUTBOUND,
                PHONE,
                new CallState.Ended(outcome, NOW, NOW),
                "CA1",
                List.of(),
                1,
                NOW,
                false,
                null);
    }

    @Test
    void goesOnWithTheCheckInThatWasMissed() {
        Call missed = checkIn(margaret, CallOutcome.NO_ANSWER);

        InboundRoute route = InboundRoute.of(List.of(margaret), List.of(missed));

        assertThat(route)
                .isEqualTo(new InboundRoute(margaret, CallKind.HEALTH_CHECK, missed.dialogueId(), missed.slotId(), 2));
    }

    @Test
    void keepsCompanyWhenTheLastCheckInIsDone() {
        InboundRoute route = InboundRoute.of(
                List.of(margaret),
                List.of(checkIn(margaret, CallOutcome.COMPLETED), checkIn(margaret, CallOutcome.NO_ANSWER)));

        assertThat(route.caller()).isEqualTo(margaret);
        assertThat(route.kind()).isEqualTo(CallKind.GENERAL);
        assertThat(route.slotId()).isNull();
    }

    @Test
    void takesWhoHasAnUnfinishedCheckInWhereAPhoneIsShared() {
        Call unfinished = checkIn(bert, CallOutcome.PARTIAL);

        InboundRoute route =
                InboundRoute.of(List.of(margaret, bert), List.of(checkIn(margaret, CallOutcome.COMPLETED), unfinished));

        assertThat(route.caller()).isEqualTo(bert);
        assertThat(route.dialogueId()).isEqualTo(unfinished.dialogueId());
    }

    @Test
    void knowsNobodyUnderAForeignNumber() {
        InboundRoute route = InboundRoute.of(List.of(), List.of());

        assertThat(route.caller()).isNull();
        assertThat(route.kind()).isEqualTo(CallKind.GENERAL);
    }
}
