package io.hearthline.postcall.healthrecords;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthline.contracts.health.Answer;
import io.hearthline.contracts.health.QuestionBank;
import io.hearthline.contracts.health.Severity;
import io.hearthline.postcall.healthrecords.Thresholds.Assessment;
import io.hearthline.postcall.healthrecords.Thresholds.Earlier;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdsTest {
    private static final QuestionBank BANK = QuestionBank.load();
    private static final Instant NOW = Instant.parse("2026-03-20T13:00:00Z");
    private final Thresholds thresholds = new Thresholds(ZoneId.of("America/New_York"));

    private Assessment assess(String question, Answer answer, Earlier... earlier) {
        return thresholds.assess(BANK.question(question).orElseThrow(), answer, NOW, List.of(earlier));
    }

    private static Earlier daysAgo(int days, Answer answer) {
        return new Earlier(answer, NOW.minus(Duration.ofDays(days)).minusSeconds(300));
    }

    /** Values at and beside the bank's limits. */
    @ParameterizedTest
    @CsvSource({
        "gen.spo2, 95, INFO", "gen.spo2, 94, WATCH", "gen.spo2, 91, URGENT", "gen.spo2, 87, EMERGENCY",
        "dm.glucose, 54, URGENT", "dm.glucose, 53, EMERGENCY", "dm.glucose, 251, WATCH", "dm.glucose, 401, EMERGENCY",
        "gen.temp, 99.9, INFO", "gen.temp, 100, WATCH", "gen.temp, 103, EMERGENCY", "gen.temp, 94.9, EMERGENCY",
        "htn.sys, 180, URGENT", "htn.sys, 160, WATCH", "htn.sys, 89, URGENT", "gen.meals, 0, URGENT"
    })
    void theHighestLimitPassedCounts(String question, double value, Severity expected) {
        assertThat(assess(question, new Answer.Amount(value, null)).severity()).isEqualTo(expected);
    }

    @Test
    void threePoundsInADayAreUrgentAndTwoAreWatched() {
        Earlier yesterday = daysAgo(1, new Answer.Amount(180, "[lb_av]"));

        assertThat(assess("hf.weight", new Answer.Amount(183, "[lb_av]"), yesterday))
                .isEqualTo(new Assessment(Severity.URGENT, "gain of 3 lb or more in a day"));
        assertThat(assess("hf.weight", new Answer.Amount(182, "[lb_av]"), yesterday)
                        .severity())
                .isEqualTo(Severity.WATCH);
        assertThat(assess("hf.weight", new Answer.Amount(181, "[lb_av]"), yesterday)
                        .severity())
                .isEqualTo(Severity.INFO);
    }

    @Test
    void aWeightOfLastMonthSaysNothingOfAWeek() {
        assertThat(assess(
                                "hf.weight",
                                new Answer.Amount(190, "[lb_av]"),
                                daysAgo(30, new Answer.Amount(180, "[lb_av]")))
                        .severity())
                .isEqualTo(Severity.INFO);
    }

    @Test
    void aDayThreePointsBelowTheOwnAverageIsWatched() {
        Earlier[] usual =
                Stream.of(1, 2, 3).map(d -> daysAgo(d, new Answer.Scale(8))).toArray(Earlier[]::new);

        assertThat(assess("gen.wellbeing", new Answer.Scale(5), usual))
                .isEqualTo(new Assessment(Severity.WATCH, "three points below own 14-day average"));
        assertThat(assess("gen.wellbeing", new Answer.Scale(6), usual).severity())
                .isEqualTo(Severity.INFO);
    }

    @Test
    void threeShortNightsAreAnAverageAndTwoAreNot() {
        Answer short45 = new Answer.Amount(4.5, "h");

        assertThat(assess("gen.sleep_hours", short45, daysAgo(2, short45), daysAgo(1, short45))
                        .reason())
                .isEqualTo("average under five hours");
        assertThat(assess("gen.sleep_hours", short45, daysAgo(1, short45)).reason())
                .isNull();
    }

    @Test
    void threeCallsInARowWithMissedDosesAreUrgentAndARefusalDoesNotBreakTheRow() {
        Answer some = new Answer.Choice("some");
        Answer none = new Answer.Choice("none");

        assertThat(assess("gen.meds_today", some, daysAgo(3, none), daysAgo(2, new Answer.Refused()), daysAgo(1, some))
                        .severity())
                .isEqualTo(Severity.URGENT);
        assertThat(assess("gen.meds_today", some, daysAgo(2, new Answer.Choice("all")), daysAgo(1, some))
                        .severity())
                .isEqualTo(Severity.WATCH);
    }

    @Test
    void aValueOutsideTheQuestionsRangeIsNeverAlarmedOn() {
        assertThat(assess("gen.spo2", new Answer.Amount(5, "%"))).isEqualTo(Assessment.CALM);
    }
}
