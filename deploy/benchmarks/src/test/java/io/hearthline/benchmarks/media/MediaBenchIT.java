package io.hearthline.benchmarks.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The bench itself, with very little to do: nothing is measured here, but everything works.
@Tag("long")
class MediaBenchIT {
    @Test
    void carriesTwoCallsThroughEveryBridgeWithoutLosingAFrame() {
        MediaOptions options = MediaOptions.of(
                        List.of("--calls", "2", "--seconds", "3", "--warm-up", "1", "--profile", "2"))
                .orElseThrow();
        ByteArrayOutputStream printed = new ByteArrayOutputStream();

        MediaBench.Result result =
                new MediaBench(options, new PrintStream(printed, true, StandardCharsets.UTF_8)).run();

        assertThat(result.points())
                .as(printed.toString(StandardCharsets.UTF_8))
                .extracting(Point::bridge)
                .contains(Hearthline.NAME, BareRelay.NAME);
        assertThat(result.points()).allSatisfy(point -> {
            assertThat(point.talking()).isEqualTo(2);
            assertThat(point.cpu()).isPositive();
            assertThat(point.measured().toVendor().sent()).isPositive();
            assertThat(point.lost()).isZero();
            assertThat(point.disordered()).isZero();
            assertThat(point.rssMb()).isPositive();
        });
        assertThat(result.markdown()).contains("| hearthline | 2 |", "Topmost frame");
    }
}
