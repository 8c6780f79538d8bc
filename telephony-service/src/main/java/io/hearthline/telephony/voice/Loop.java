package io.hearthline.telephony.voice;

import java.time.Duration;

/** The one thread a call's audio is handled on: what runs here runs in order, and must neither block nor take long. */
public interface Loop {
    /** Runs a task on the loop, after those given before it. */
    void execute(Runnable task);

    /** Runs a task on the loop after a while; a task that has become pointless must notice itself. */
    void after(Duration delay, Runnable task);
}
