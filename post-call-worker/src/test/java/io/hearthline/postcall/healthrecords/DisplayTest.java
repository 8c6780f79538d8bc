package io.hearthline.postcall.healthrecords;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthline.contracts.health.Answer;
import io.hearthline.contracts.health.QuestionBank;
import org.junit.jupiter.api.Test;

class DisplayTest {
    private static String of(String question, Answer answer) {
        return Display.of(QuestionBank.load().question(question).orElseThrow(), answer);
    }

    @Test
    void aValueIsShownWithItsUnit() {
        assertThat(of("gen.sleep_hours", new Answer.Amount(6.5, "h"))).isEqualTo("6.5 hours");
        assertThat(of("gen.sleep_hours", new Answer.Amount(1, "h"))).isEqualTo("1 hour");
        assertThat(of("htn.sys", new Answer.Amount(120, "mm[Hg]"))).isEqualTo("120 mmHg");
        assertThat(of("gen.spo2", new Answer.Amount(94, "%"))).isEqualTo("94%");
        assertThat(of("gen.wellbeing", new Answer.Scale(7))).isEqualTo("7 of 10");
        assertThat(of("gen.safe", new Answer.YesNo(false))).isEqualTo("No");
        assertThat(of("gen.pain", new Answer.Refused())).isEqualTo("Would rather not say");
    }
}
