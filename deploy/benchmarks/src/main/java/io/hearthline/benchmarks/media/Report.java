package io.hearthline.benchmarks.media;

import io.hearthline.benchmarks.load.Direction.Outcome;
import io.hearthline.benchmarks.load.Load.Measured;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Points as a table, each beside Node's and the floor's under the same load.
final class Report {
    private static final String HEAD = """
            | Bridge | calls | CPU ms a call-second | of Node's | of the floor's | to the vendor, ms: p50 / p99 / max | to the phone, ms: p50 / p99 / max | lost | out of order | RSS MB |
            |---|---|---|---|---|---|---|---|---|---|
            """;

    private Report() {}

    static String table(List<Point> points) {
        StringBuilder table = new StringBuilder(HEAD);
        points.forEach(point -> table.append(row(point, points)));
        return table.toString();
    }

    private static String row(Point point, List<Point> points) {
        Measured measured = point.measured();
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.2f | %s | %s | %s | %s | %d | %d | %d |%n",
                point.bridge(),
                calls(point),
                point.cpuMsPerCallSecond(),
                ratio(point, NodeBridge.NAME, points),
                ratio(point, BareRelay.NAME, points),
                latency(measured.toVendor()),
                latency(measured.toPhone()),
                point.lost(),
                point.disordered(),
                point.rssMb());
    }

    private static String calls(Point point) {
        String calls = point.talking() == point.calls()
                ? String.valueOf(point.calls())
                : point.talking() + " of " + point.calls();
        long skippedMs = point.measured().skippedMs();
        return skippedMs == 0 ? calls : calls + ", starved: " + skippedMs + " ms not sent";
    }

    private static String ratio(Point point, String other, List<Point> points) {
        Optional<Point> against = points.stream()
                .filter(each -> each.bridge().equals(other) && each.calls() == point.calls())
                .findFirst();
        if (against.isEmpty() || point.bridge().equals(other)) {
            return "";
        }
        double ratio = point.cpuMsPerCallSecond() / against.get().cpuMsPerCallSecond();
        return ratio < 1
                ? String.format(Locale.ROOT, "1/%.1f", 1 / ratio)
                : String.format(Locale.ROOT, "%.1f ×", ratio);
    }

    private static String latency(Outcome direction) {
        return String.format(
                Locale.ROOT, "%.2f / %.2f / %.1f", direction.p50Ms(), direction.p99Ms(), direction.maxMs());
    }
}
