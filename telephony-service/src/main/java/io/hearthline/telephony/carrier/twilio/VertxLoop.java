package io.hearthline.telephony.carrier.twilio;

import io.hearthline.telephony.voice.Loop;
import io.vertx.core.Context;
import java.time.Duration;

/** A socket's own event loop. */
final class VertxLoop implements Loop {
    private final Context context;

    VertxLoop(Context context) {
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
