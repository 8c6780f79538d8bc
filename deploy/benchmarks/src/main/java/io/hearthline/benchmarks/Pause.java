package io.hearthline.benchmarks;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Lets measured time go by.
public final class Pause {
    private static final Duration POLL = Duration.ofMillis(50);

    private Pause() {}

    /// Returns after so long.
    public static void of(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /// Returns when something holds, or after so long; true if it holds.
    public static boolean until(BooleanSupplier holds, Duration longest) {
        long deadline = System.nanoTime() + longest.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            of(POLL);
        }
        return true;
    }
}
