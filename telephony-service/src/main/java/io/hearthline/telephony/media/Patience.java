package io.hearthline.telephony.media;

import io.hearthline.telephony.voice.Loop;
import java.time.Duration;

/**
 * Gives a person time to answer, counted from the moment the agent was heard to its end: the engine is told to keep
 * waiting until what is left is its own time-out, which then makes the dialogue speak. Lives on the call's loop.
 */
final class Patience {
    private final Loop loop;
    private final Duration toBridge;
    private final Duration step;
    private final Runnable keepWaiting;
    private int wait;

    /**
     * Somebody's patience with a person.
     *
     * @param own how long the person may stay silent
     * @param engine after how long of silence the engine itself speaks
     * @param keepWaiting resets the engine's time
     */
    Patience(Loop loop, Duration own, Duration engine, Runnable keepWaiting) {
        this.loop = loop;
        this.toBridge = own.minus(engine);
        this.step = engine.dividedBy(2);
        this.keepWaiting = keepWaiting;
    }

    /** The agent was heard to its end: from now on the person is waited for. */
    void begin() {
        wait(++wait, Duration.ZERO);
    }

    /** The person is not waited for any more. */
    void end() {
        wait++;
    }

    private void wait(int current, Duration waited) {
        Duration left = toBridge.minus(waited);
        if (current != wait || toBridge.isNegative() || left.isNegative()) {
            return;
        }
        keepWaiting.run();
        if (left.isPositive()) {
            Duration next = left.compareTo(step) < 0 ? left : step;
            loop.after(next, () -> wait(current, waited.plus(next)));
        }
    }
}
