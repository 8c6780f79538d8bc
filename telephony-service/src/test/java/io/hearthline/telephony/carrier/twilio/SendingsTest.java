package io.hearthline.telephony.carrier.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthline.telephony.voice.Loop;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SendingsTest {
    /** 200 ms of audio. */
    private static final String PIECE = "a".repeat(2_200);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int WITHIN_THE_WINDOW = Sendings.WINDOW / PIECE.length() + 1;
    private static final int HELD = Sendings.HELD / PIECE.length();

    private final List<String> sent = new ArrayList<>();
    private final Queue<Runnable> finishing = new ArrayDeque<>();
    private final List<String> dropped = new ArrayList<>();
    private final List<Runnable> timers = new ArrayList<>();
    private int stuck;

    private final Sendings sendings = new Sendings(
            (text, done) -> {
                sent.add(text.substring(0, Math.min(8, text.length())));
                finishing.add(done);
            },
            new Loop() {
                @Override
                public void execute(Runnable task) {
                    task.run();
                }

                @Override
                public void after(Duration delay, Runnable task) {
                    assertThat(delay).isEqualTo(PATIENCE);
                    timers.add(task);
                }
            },
            new Sendings.Losses() {
                @Override
                public void dropped(String mark) {
                    dropped.add(mark);
                }

                @Override
                public void stuck() {
                    stuck++;
                }
            },
            PATIENCE);

    private void speak(int from, int pieces) {
        for (int i = from; i < from + pieces; i++) {
            sendings.audio(PIECE);
            sendings.mark("mark" + i, "m" + i);
        }
    }

    private void finish(int count) {
        for (int i = 0; i < count && !finishing.isEmpty(); i++) {
            finishing.remove().run();
        }
    }

    @Test
    void sendsAtOnceWhatThePhoneKeepsUpWith() {
        for (int i = 0; i < 1_000; i++) {
            speak(i, 1);
            finish(2);
        }

        assertThat(sent).hasSize(2_000);
        assertThat(timers).isEmpty();
        assertThat(dropped).isEmpty();
    }

    @Test
    void givesTheSocketNoMoreThanAWindowAndTheRestInOrderAsItIsTaken() {
        speak(0, WITHIN_THE_WINDOW + 5);
        assertThat(finishing.size() / 2).isBetween(WITHIN_THE_WINDOW - 1, WITHIN_THE_WINDOW + 1);

        finish(10_000);

        assertThat(sent)
                .filteredOn(text -> text.startsWith("mark"))
                .containsExactlyElementsOf(marks(0, WITHIN_THE_WINDOW + 5));
        assertThat(dropped).isEmpty();
        timers.forEach(Runnable::run);
        assertThat(stuck).as("caught up in time").isZero();
    }

    @Test
    void dropsTheOldestWithItsMarkSoThatAStuckPhoneCostsNoMoreThanItsShare() {
        speak(0, 10_000);

        assertThat(sent.size()).isLessThan(4 * WITHIN_THE_WINDOW);
        assertThat(dropped).hasSizeGreaterThan(10_000 - 2 * WITHIN_THE_WINDOW - 2 * HELD);
        int firstHeld = Integer.parseInt(dropped.getLast().substring(1)) + 1;
        finish(100_000);
        assertThat(sent).endsWith("mark9999");
        assertThat(sent).contains("mark" + firstHeld).doesNotContain("mark" + (firstHeld - 1));
    }

    @Test
    void givesUpAPhoneThatIsBehindForTenSeconds() {
        speak(0, 2 * WITHIN_THE_WINDOW);
        finish(1);
        timers.forEach(Runnable::run);

        assertThat(stuck).isEqualTo(1);
    }

    @Test
    void beginsToCountAnewWhenThePhoneHasCaughtUp() {
        speak(0, 2 * WITHIN_THE_WINDOW);
        finish(10_000);
        speak(1_000, 2 * WITHIN_THE_WINDOW);
        timers.getFirst().run();

        assertThat(stuck).isZero();
        timers.getLast().run();
        assertThat(stuck).isEqualTo(1);
    }

    @Test
    void clearsAtOnceAndSendsNothingOfWhatWaited() {
        speak(0, 2 * WITHIN_THE_WINDOW);
        int before = sent.size();
        sendings.clear("clear");
        finish(10_000);

        assertThat(sent).hasSize(before + 1).endsWith("clear");
        assertThat(dropped).isEmpty();
    }

    private static List<String> marks(int from, int count) {
        return IntStream.range(from, from + count).mapToObj(i -> "mark" + i).toList();
    }
}
