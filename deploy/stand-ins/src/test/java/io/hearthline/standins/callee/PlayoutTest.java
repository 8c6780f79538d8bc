package io.hearthline.standins.callee;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlayoutTest {

    private final Playout playout = new Playout();
    private final List<String> reached = new ArrayList<>();

    @Test
    void aMarkIsReachedWhenTheAudioBeforeItIsPlayed() {
        playout.play(new byte[480], 3);
        playout.mark(() -> reached.add("first"));
        playout.play(new byte[80], 3);
        playout.mark(() -> reached.add("second"));

        play(5);
        assertThat(reached).isEmpty();
        play(1);
        assertThat(reached).containsExactly("first");
        play(1);
        assertThat(reached).containsExactly("first", "second");
    }

    @Test
    void aMarkWithNothingBeforeItIsReachedAtOnce() {
        playout.mark(() -> reached.add("now"));

        assertThat(reached).containsExactly("now");
    }

    @Test
    void clearingReachesThePendingMarksAndPlaysNoMore() {
        playout.play(new byte[1600], 3);
        playout.mark(() -> reached.add("a"));
        playout.play(new byte[1600], 3);
        playout.mark(() -> reached.add("b"));

        playout.clear();

        assertThat(reached).containsExactly("a", "b");
        assertThat(playout.frame()).containsOnly(0xFF);
        assertThat(playout.isEmpty()).isTrue();
    }

    @Test
    void audioOfAnySizeIsPlayedWithoutAGap() {
        for (int i = 0; i < 10; i++) {
            playout.play(new byte[113], 3);
        }
        play(3);

        int played = 0;
        for (int i = 0; i < 7; i++) {
            for (byte sample : playout.frame()) {
                assertThat(sample).isZero();
                played++;
            }
        }
        assertThat(played).isEqualTo(1120);
    }

    private void play(int frames) {
        for (int i = 0; i < frames; i++) {
            assertThat(playout.frame()).hasSize(160);
            playout.played();
        }
    }
}
