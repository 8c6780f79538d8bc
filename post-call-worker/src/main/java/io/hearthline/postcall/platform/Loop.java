package io.hearthline.postcall.platform;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Virtual threads that take work until there is none, then wait for a kick; a poll is the backstop for what a crash or
 * another replica left behind.
 */
public final class Loop implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Loop.class);

    private final String name;
    private final int threads;
    private final Duration poll;
    private final BooleanSupplier once;
    private final Semaphore kicks = new Semaphore(0);
    private volatile boolean open = true;

    private Loop(String name, int threads, Duration poll, BooleanSupplier once) {
        this.name = name;
        this.threads = threads;
        this.poll = poll;
        this.once = once;
    }

    /**
     * Starts.
     *
     * @param once does one piece of work; false if there was none
     */
    public static Loop start(String name, int threads, Duration poll, BooleanSupplier once) {
        Loop loop = new Loop(name, threads, poll, once);
        for (int i = 0; i < threads; i++) {
            Thread.ofVirtual().name(name + "-" + i).start(loop::run);
        }
        return loop;
    }

    /** Says that there is work. Never blocks. */
    public void kick() {
        if (kicks.availablePermits() < threads) {
            kicks.release();
        }
    }

    private void run() {
        while (open) {
            boolean worked = attempt();
            try {
                if (!worked && kicks.tryAcquire(poll.toMillis(), TimeUnit.MILLISECONDS)) {
                    LOG.tracef("loop kicked name=%s", name);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @SuppressWarnings("CatchingUnchecked") // the edge of the thread: nothing may end it
    private boolean attempt() {
        try {
            return once.getAsBoolean();
        } catch (RuntimeException e) {
            if (open) {
                LOG.warnf(
                        "loop interrupted name=%s errorType=%s",
                        name, e.getClass().getName());
            }
            return false;
        }
    }

    @Override
    public void close() {
        open = false;
        kicks.release(threads);
    }
}
