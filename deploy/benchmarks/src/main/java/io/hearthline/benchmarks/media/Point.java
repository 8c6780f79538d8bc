package io.hearthline.benchmarks.media;

import io.hearthline.benchmarks.load.Load.Measured;
import java.time.Duration;

/// One bridge under one load.
///
/// @param talking calls that talked during the window; fewer than asked for if the bridge could not bring them about
/// @param cpu     processor time the bridge's process used
record Point(String bridge, int calls, int talking, Duration cpu, Measured measured, long rssMb) {
    private static final double FRAMES_A_CALL_SECOND = 100;

    /// By the frames that were really sent, so that a generator that was starved flatters nobody.
    double cpuMsPerCallSecond() {
        long frames = measured.toVendor().sent() + measured.toPhone().sent();
        return cpu.toNanos() / 1e6 / (frames / FRAMES_A_CALL_SECOND);
    }

    long lost() {
        return measured.toVendor().lost() + measured.toPhone().lost();
    }

    long disordered() {
        return measured.toVendor().disordered() + measured.toPhone().disordered();
    }
}
