package io.hearthline.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthline.contracts.session.CallOutcome;
import org.junit.jupiter.api.Test;

/** Whoever finds keys easier than words presses them: 1 is yes, 2 is no, digits are numbers, # goes on. */
@OnTheSuite
class KeypadST {
    private final Line line;

    KeypadST(Line line) {
        this.line = line;
    }

    @Test
    void keysAreAnswers() {
        Person person = line.somebody("keypad");

        Line.Placed call = line.checkIn(person);

        assertThat(line.ended(call).outcome()).isEqualTo(CallOutcome.COMPLETED);
        assertThat(Line.recorded(line.kept(call)))
                .isEqualTo(line.meant(person))
                .containsOnlyKeys("gen.wellbeing", "gen.new_symptom", "gen.meds_today", "gen.pain");
        assertThat(line.captured(call)).contains("gen.sleep_hours");
    }
}
