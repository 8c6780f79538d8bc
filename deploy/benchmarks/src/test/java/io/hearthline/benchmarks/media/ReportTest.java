package io.hearthline.benchmarks.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthline.benchmarks.load.Direction.Outcome;
import io.hearthline.benchmarks.load.Load.Measured;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final int SECONDS = 10;

    private static Point point(String bridge, int calls, int talking, long cpuMs) {
        return point(bridge, calls, talking, cpuMs, 0);
    }

    private static Point point(String bridge, int calls, int talking, long cpuMs, long skippedMs) {
        long sent = 50L * talking * SECONDS;
        Measured measured = new Measured(
                new Outcome(sent, 1, 0, 0.25, 3.5, 12), new Outcome(sent, 0, 2, 0.5, 4.25, 9.04), 1, skippedMs);
        return new Point(bridge, calls, talking, Duration.ofMillis(cpuMs), measured, 200);
    }

    @Test
    void comparesBridgesUnderTheSameLoad() {
        List<String> rows = Report.table(List.of(
                        point("hearthline", 50, 50, 500),
                        point("node", 50, 50, 3000),
                        point("vertx", 50, 50, 400),
                        point("hearthline", 150, 150, 1500)))
                .lines()
                .skip(2)
                .toList();

        assertThat(rows)
                .containsExactly(
                        "| hearthline | 50 | 1.00 | 1/6.0 | 1.3 × | 0.25 / 3.50 / 12.0 | 0.50 / 4.25 / 9.0 | 1 | 2 | 200 |",
                        "| node | 50 | 6.00 |  | 7.5 × | 0.25 / 3.50 / 12.0 | 0.50 / 4.25 / 9.0 | 1 | 2 | 200 |",
                        "| vertx | 50 | 0.80 | 1/7.5 |  | 0.25 / 3.50 / 12.0 | 0.50 / 4.25 / 9.0 | 1 | 2 | 200 |",
                        "| hearthline | 150 | 1.00 |  |  | 0.25 / 3.50 / 12.0 | 0.50 / 4.25 / 9.0 | 1 | 2 | 200 |");
    }

    @Test
    void saysWhenNotAllCallsCameAbout() {
        assertThat(Report.table(List.of(point("node", 300, 150, 1500)))).contains("| node | 150 of 300 | 1.00 |");
    }

    @Test
    void saysWhenTheGeneratorCouldNotKeepUp() {
        assertThat(Report.table(List.of(point("node", 300, 300, 3000, 750))))
                .contains("| node | 300, starved: 750 ms not sent | 1.00 |");
    }
}
