package io.hearthline.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthline.telephony.voice.Loop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private record Timer(long atMs, Runnable task) {}

    private final List<Timer> timers = new ArrayList<>();
    private final List<Long> told = new ArrayList<>();
    private long nowMs;
    private final Loop loop = new Loop() {
        @Override
        public void execute(Runnable task) {
            task.run();
        }

        @Override
        public void after(Duration delay, Runnable task) {
            timers.add(new Timer(nowMs + delay.toMillis(), task));
        }
    };

    @Test
    void theEngineIsKeptWaitingUntilItsOwnTimeOutFillsTheRest() {
        patience(20, 7).begin();
        pass(60_000);

        // 13 s and the engine's own 7 make 20.
        assertThat(told).containsExactly(0L, 3_500L, 7_000L, 10_500L, 13_000L);
    }

    @Test
    void anEngineThatIsMorePatientIsLeftAlone() {
        patience(5, 7).begin();
        pass(60_000);

        assertThat(told).isEmpty();
    }

    @Test
    void waitingEndsWhenThePersonSpeaksAndBeginsAnewAfterTheAnswer() {
        Patience patience = patience(10, 7);
        patience.begin();
        pass(1_000);
        patience.end();
        pass(8_000);
        assertThat(told).containsExactly(0L);

        patience.begin();
        pass(8_000);
        assertThat(told).containsExactly(0L, 9_000L, 12_000L);
    }

    private Patience patience(int ownSeconds, int engineSeconds) {
        return new Patience(
                loop, Duration.ofSeconds(ownSeconds), Duration.ofSeconds(engineSeconds), () -> told.add(nowMs));
    }

    private void pass(long ms) {
        long end = nowMs + ms;
        while (true) {
            Timer next = timers.stream()
                    .filter(timer -> timer.atMs() <= end)
                    .min((a, b) -> Long.compare(a.atMs(), b.atMs()))
                    .orElse(null);
            if (next == null) {
                nowMs = end;
                return;
            }
            timers.remove(next);
            nowMs = next.atMs();
            next.task().run();
        }
    }
}
