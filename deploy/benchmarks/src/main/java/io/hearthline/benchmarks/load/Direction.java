package io.hearthline.benchmarks.load;

import org.HdrHistogram.Histogram;

/// What became of the frames that count, of all calls, in one direction. Belongs to the generator's thread.
public final class Direction {
    private static final long LONGEST_NS = 60_000_000_000L;
    private static final int DIGITS = 3;

    private final Histogram latency = new Histogram(LONGEST_NS, DIGITS);
    private long sent;
    private long received;
    private long disordered;

    void sent() {
        sent++;
    }

    void received(long nanos) {
        received++;
        latency.recordValue(Math.clamp(nanos, 0, LONGEST_NS));
    }

    /// A frame came twice, or after a later one.
    void disordered() {
        disordered++;
    }

    boolean complete() {
        return received >= sent;
    }

    /// What was measured since the last time.
    Outcome take() {
        Outcome outcome = new Outcome(
                sent,
                Math.max(0, sent - received),
                disordered,
                millis(latency.getValueAtPercentile(50)),
                millis(latency.getValueAtPercentile(99)),
                millis(latency.getMaxValue()));
        latency.reset();
        sent = 0;
        received = 0;
        disordered = 0;
        return outcome;
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }

    /// One direction in one window.
    ///
    /// @param lost       frames sent and never received
    /// @param disordered frames received twice or late
    /// @param p50Ms      half of the frames took no longer
    public record Outcome(long sent, long lost, long disordered, double p50Ms, double p99Ms, double maxMs) {}
}
