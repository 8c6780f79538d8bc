package io.hearthline.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hearthline.benchmarks.load.Direction.Outcome;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class DirectionTest {
    private static final Offset<Double> THREE_DIGITS = within(0.1);

    private final Direction direction = new Direction();

    @Test
    void tellsHalfAlmostAllAndTheWorst() {
        for (int ms = 1; ms <= 100; ms++) {
            direction.sent();
            direction.received(ms * 1_000_000L);
        }

        Outcome outcome = direction.take();
        assertThat(outcome.p50Ms()).isCloseTo(50, THREE_DIGITS);
        assertThat(outcome.p99Ms()).isCloseTo(99, THREE_DIGITS);
        assertThat(outcome.maxMs()).isCloseTo(100, THREE_DIGITS);
        assertThat(outcome.lost()).isZero();
    }

    @Test
    void countsWhatDidNotComeAndWhatCameTwice() {
        direction.sent();
        direction.sent();
        direction.sent();
        direction.received(1);
        assertThat(direction.complete()).isFalse();
        direction.disordered();

        Outcome outcome = direction.take();
        assertThat(outcome.sent()).isEqualTo(3);
        assertThat(outcome.lost()).isEqualTo(2);
        assertThat(outcome.disordered()).isEqualTo(1);
    }

    @Test
    void beginsAnewOnceTaken() {
        direction.sent();
        direction.received(5_000_000);
        direction.take();

        Outcome outcome = direction.take();
        assertThat(outcome.sent()).isZero();
        assertThat(outcome.maxMs()).isZero();
        assertThat(direction.complete()).isTrue();
    }
}
