package io.hearthline.contracts.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuestionBankTest {
    private static final QuestionBank BANK = QuestionBank.load();

    @Test
    void readsEveryConditionAndQuestion() {
        assertThat(BANK.conditions()).hasSize(14);
        assertThat(BANK.questions()).hasSize(142);
    }

    @Test
    void everyQuestionOfAConditionExists() {
        for (QuestionBank.ConditionEntry condition : BANK.conditions()) {
            assertThat(condition.questionIds())
                    .allSatisfy(id -> assertThat(BANK.question(id)).as(id).isPresent());
        }
    }

    @Test
    void everyFollowUpExists() {
        for (HealthQuestion question : BANK.questions()) {
            HealthQuestion.FollowUp followUp = question.basics().followUp();
            if (followUp != null) {
                assertThat(followUp.askIds())
                        .allSatisfy(id -> assertThat(BANK.question(id)).as(id).isPresent());
            }
        }
    }

    @Test
    void exportsVerifiedCodesOnly() {
        assertThat(question("gen.pain").basics().loinc()).isEqualTo("72514-3");
        assertThat(question("gen.sleep_hours").basics().loinc()).isNull();
    }

    /** AHA hypertensive crisis: 180 and over is urgent, 160 and over to be watched. */
    @Test
    void comparesAnAnswerWithTheLimitsOfItsQuestion() {
        List<Threshold> limits = question("htn.sys").basics().thresholds();

        assertThat(severities(limits, new Answer.Amount(182, "mm[Hg]")))
                .containsExactly(Severity.URGENT, Severity.WATCH);
        assertThat(severities(limits, new Answer.Amount(165, "mm[Hg]"))).containsExactly(Severity.WATCH);
        assertThat(severities(limits, new Answer.Amount(128, "mm[Hg]"))).isEmpty();
        assertThat(severities(limits, new Answer.Refused())).isEmpty();
    }

    @Test
    void comparesChoicesAndYesOrNo() {
        assertThat(severities(question("gen.meds_today").basics().thresholds(), new Answer.Choice("none")))
                .containsExactly(Severity.WATCH);
        assertThat(severities(question("gen.new_symptom").basics().thresholds(), new Answer.YesNo(true)))
                .containsExactly(Severity.WATCH);
        assertThat(severities(question("gen.new_symptom").basics().thresholds(), new Answer.YesNo(false)))
                .isEmpty();
    }

    private static HealthQuestion question(String id) {
        return BANK.question(id).orElseThrow();
    }

    private static List<Severity> severities(List<Threshold> limits, Answer answer) {
        return limits.stream()
                .filter(limit -> limit.condition().holds(answer))
                .map(Threshold::severity)
                .toList();
    }
}
