package io.hearthline.benchmarks.media;

import io.hearthline.benchmarks.load.Load.Measured;
import java.time.Duration;

/// One bridge under one load.
///
/// @param talking calls that talked during the window; fewer than asked for if the bridge could not bring them about
/// @param cpu     processor time the bridge's process used
record Point(String bridge, int calls, int talking, Duration window, Duration cpu, Measured measured, long rssMb) {
    double cpuMsPerCallSecond() {
        return talking == 0 ? Double.NaN : cpu.toNanos() / 1e6 / (talking * (window.toNanos() / 1e9));
    }

    long lost() {
        return measured.toVendor().lost() + measured.toPhone().lost();
    }

    long disordered() {
        return measured.toVendor().disordered() + measured.toPhone().disordered();
    }
}
