package io.hearthline.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearthline.benchmarks.Child;
import io.hearthline.benchmarks.load.Load.Measured;
import io.hearthline.benchmarks.peers.Relay;
import io.hearthline.standins.Ports;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoadTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void countsEveryFrameThatABareRelayCarries() {
        try (Load load = new Load()) {
            int port = Ports.free();
            Relay.main(new String[] {String.valueOf(port), load.vendor().toString()});
            await().atMost(LONG).until(() -> Child.listens(port));
            for (int i = 0; i < 3; i++) {
                load.answer(URI.create("ws://127.0.0.1:" + port + "/media-stream"), Map.of(), "CA" + i, Map.of());
            }
            await().atMost(LONG).until(() -> load.standing().talking() == 3);

            load.count(true);
            await().pollDelay(Duration.ofMillis(400)).atMost(LONG).until(() -> true);
            load.count(false);
            await().atMost(LONG).until(load::complete);

            Measured measured = load.take();
            assertThat(measured.toVendor().sent()).isPositive();
            assertThat(measured.toPhone().sent()).isPositive();
            assertThat(measured.toVendor().lost() + measured.toPhone().lost()).isZero();
            assertThat(measured.toVendor().disordered() + measured.toPhone().disordered())
                    .isZero();
            assertThat(measured.toVendor().p50Ms()).isPositive();
            assertThat(measured.toPhone().maxMs()).isPositive();

            load.hangUp();
            await().atMost(LONG).until(() -> load.standing().open() == 0);
        }
    }
}
