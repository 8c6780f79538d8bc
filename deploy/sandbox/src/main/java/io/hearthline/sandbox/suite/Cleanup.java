package io.hearthline.sandbox.suite;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What has to be undone, last first, once: at the end of a run, after a failed start, or when the JVM is told to end. */
final class Cleanup {
    /** One thing to undo. */
    interface Step {
        /** @param exiting true while the JVM ends, when shutdown hooks can no longer be changed */
        void undo(boolean exiting);
    }

    private final Deque<Step> steps = new ArrayDeque<>();
    private boolean done;

    /** Remembers a step; undoes it at once if everything else was undone meanwhile. */
    void add(Step step) {
        synchronized (this) {
            if (!done) {
                steps.push(step);
                return;
            }
        }
        step.undo(true);
    }

    /** Undoes everything; a step that fails does not stop the others. */
    void run(boolean exiting) {
        RuntimeException failure = null;
        for (Step step = next(); step != null; step = next()) {
            try {
                step.undo(exiting);
            } catch (IllegalStateException | java.io.UncheckedIOException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private synchronized @Nullable Step next() {
        Step step = steps.poll();
        done = step == null;
        return step;
    }
}
