package io.hearthline.telephony.voice;

import io.vertx.core.Context;
import java.time.Duration;

/** A socket's own event loop. */
public final class VertxLoop implements Loop {
    private final Context context;

    /** The loop of a context of Vert.x. */
    public VertxLoop(Context context) {
        this.context = context;
    }

    @Override
    public void execute(Runnable task) {
        context.runOnContext(_ -> task.run());
    }

    @Override
    public void after(Duration delay, Runnable task) {
        // From within the context, so that the timer fires there.
        context.runOnContext(_ -> {
            var _ = context.owner().setTimer(Math.max(1, delay.toMillis()), _ -> task.run());
        });
    }
}
