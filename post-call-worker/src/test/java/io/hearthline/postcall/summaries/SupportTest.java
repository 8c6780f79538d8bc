package io.hearthline.postcall.summaries;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SupportTest {
    @Test
    void aNumberThatWasNotSaidIsNotSupported() {
        assertThat(Support.holds("She slept 8 hours.", "I slept about six hours"))
                .isFalse();
        assertThat(Support.holds("She slept 6 hours.", "I slept about six hours"))
                .isTrue();
    }

    @Test
    void aSentenceOfOtherThingsIsNotSupported() {
        assertThat(Support.holds("Her neighbour repaired the roof.", "I slept well and had tea"))
                .isFalse();
    }

    @Test
    void anotherFormOfAWordCounts() {
        assertThat(Support.holds("She is gardening again.", "I was in the garden this morning"))
                .isTrue();
    }
}
