package io.hearthline.postcall.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthline.contracts.concern.ConcernStatus;
import io.hearthline.contracts.health.Severity;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.ConcernId;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.postcall.concerns.Concern;
import io.hearthline.postcall.healthrecords.Thresholds.Assessment;
import java.time.Instant;
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
