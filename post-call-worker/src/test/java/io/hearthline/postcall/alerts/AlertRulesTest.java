package io.hearthline.postcall.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthline.contracts.concern.ConcernStatus;
import io.hearthline.contracts.events.CallEvent.SlotClosed;
import io.hearthline.contracts.health.Severity;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.ConcernId;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.postcall.concerns.Concern;
import io.hearthline.postcall.healthrecords.Thresholds.Assessment;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AlertRulesTest {
    private static final Instant NOW = Instant.parse("2026-03-20T13:00:00Z");
    private static final AlertRules.Place PLACE = new AlertRules.Place(
            new RecipientId(UUID.randomUUID()), CallId.random(), new DialogueId(UUID.randomUUID()), NOW);

    @Test
    void onlyUrgentAndEmergencyAnswersAlert() {
        assertThat(AlertRules.ofAnswer("gen.pain", new Assessment(Severity.WATCH, "moderate pain"), PLACE, false))
                .isEmpty();
        assertThat(AlertRules.ofAnswer("gen.pain", new Assessment(Severity.URGENT, "severe pain"), PLACE, false))
                .hasValueSatisfying(alert -> assertThat(alert.why()).isEqualTo("Severe pain."));
    }

    @Test
    void aCallOfThePastNeverAlerts() {
        assertThat(AlertRules.ofAnswer("gen.pain", new Assessment(Severity.EMERGENCY, "bad"), PLACE, true))
                .isEmpty();
    }

    @Test
    void aCheckInThatReachedNobodyAlertsAndTheThirdInARowIsAnEmergency() {
        var slot = new SlotClosed(
                UUID.randomUUID(), PLACE.recipientId(), PLACE.dialogueId(), CallOutcome.NO_ANSWER, NOW, NOW);

        Alert first = AlertRules.ofMissedSlot(slot, 1, ZoneId.of("America/New_York"));
        Alert third = AlertRules.ofMissedSlot(slot, 3, ZoneId.of("America/New_York"));

        assertThat(first.severity()).isEqualTo(Severity.URGENT);
        assertThat(first.why()).isEqualTo("The check-in planned for Friday at 9:00 reached nobody (no answer).");
        assertThat(third.severity()).isEqualTo(Severity.EMERGENCY);
        assertThat(third.why()).endsWith("(no answer); it is number 3 in a row.");
        assertThat(third.id()).isEqualTo(first.id());
    }

    @Test
    void whoDeclinesOrAsksForPeaceWasReached() {
        assertThat(Arrays.stream(CallOutcome.values()).filter(AlertRules::missed))
                .containsExactlyInAnyOrder(
                        CallOutcome.NO_ANSWER,
                        CallOutcome.BUSY,
                        CallOutcome.VOICEMAIL,
                        CallOutcome.SCREENED,
                        CallOutcome.FAILED,
                        CallOutcome.WRONG_PERSON);
        assertThat(AlertRules.missed(null)).isTrue();
        assertThat(Arrays.stream(CallOutcome.values()).filter(AlertRules::reached))
                .containsExactlyInAnyOrder(
                        CallOutcome.COMPLETED, CallOutcome.PARTIAL, CallOutcome.DECLINED, CallOutcome.OPTED_OUT);
    }

    @Test
    void theSameQuestionOfADialogueIsTheSameAlert() {
        var first = AlertRules.ofAnswer("gen.pain", new Assessment(Severity.URGENT, "severe pain"), PLACE, false);
        var second = AlertRules.ofAnswer("gen.pain", new Assessment(Severity.EMERGENCY, "worse"), PLACE, false);

        assertThat(first.orElseThrow().id()).isEqualTo(second.orElseThrow().id());
    }

    @Test
    void aConcernOpensOnlyWhenItIsConfirmedAndNeverRepeatsTheWords() {
        for (ConcernStatus status : ConcernStatus.values()) {
            Concern concern = new Concern(
                    new ConcernId(UUID.randomUUID()),
                    PLACE.callId(),
                    PLACE.dialogueId(),
                    PLACE.recipientId(),
                    "chest_pain",
                    Severity.EMERGENCY,
                    status,
                    "canary words",
                    null);

            Alert alert = AlertRules.ofConcern(concern, "Chest pain", false, NOW);

            assertThat(alert.status() == Alert.Status.OPEN).isEqualTo(status == ConcernStatus.CONFIRMED);
            assertThat(alert.why()).doesNotContain("canary");
        }
    }
}
