package io.hearthline.telephony.live;

import io.hearthline.contracts.access.Caller;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.telephony.platform.Access;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One reader of the live feed. Messages wait in a queue of {@value #QUEUE}; a reader that finds it full is sent away, so
 * nobody ever waits for a slow one. What may be seen is asked for every message when it is sent, so a grant that is taken
 * away counts at once; the first message on a person leaves an audit row.
 */
final class LiveReader implements Runnable {
    static final int QUEUE = 256;
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);

    private final BlockingQueue<LiveMessage> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Set<RecipientId> noted = new HashSet<>();
    private final LiveOut out;
    private final Access access;
    private final Clock clock;
    private final Caller caller;
    private volatile Instant expiresAt;
    private volatile boolean closed;

    LiveReader(LiveOut out, Access access, Clock clock, Caller caller, Instant expiresAt) {
        this.out = out;
        this.access = access;
        this.clock = clock;
        this.caller = caller;
        this.expiresAt = expiresAt;
    }

    Caller caller() {
        return caller;
    }

    /** A new token came. */
    void renew(Instant until) {
        expiresAt = until;
    }

    /** Tells the reader, who may be too slow for it; returns at once. */
    boolean offer(LiveMessage message) {
        if (closed || queue.offer(message)) {
            return true;
        }
        close(LiveOut.Farewell.SLOW);
        return false;
    }

    /** Tells the reader, and waits a while for a place in the queue. */
    void hand(LiveMessage message) throws InterruptedException {
        if (!closed && !queue.offer(message, KEEP_ALIVE.toMillis(), TimeUnit.MILLISECONDS)) {
            close(LiveOut.Farewell.SLOW);
        }
    }

    void close(LiveOut.@Nullable Farewell farewell) {
        if (!closed) {
            closed = true;
            queue.clear();
            if (farewell != null) {
                out.close(farewell);
            }
        }
    }

    /** Sends until the connection ends; on a thread of its own. */
    @Override
    public void run() {
        try {
            while (!closed) {
                LiveMessage message = queue.poll(untilNextLook().toMillis(), TimeUnit.MILLISECONDS);
                if (!clock.instant().isBefore(expiresAt)) {
                    close(LiveOut.Farewell.EXPIRED);
                } else if (message == null) {
                    if (!out.keepAlive()) {
                        close(LiveOut.Farewell.IDLE);
                    }
                } else if (!told(message)) {
                    close(LiveOut.Farewell.SLOW);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close(LiveOut.Farewell.STOPPING);
        }
    }

    private Duration untilNextLook() {
        Duration left = Duration.between(clock.instant(), expiresAt);
        return left.compareTo(KEEP_ALIVE) < 0 ? left : KEEP_ALIVE;
    }

    private boolean told(LiveMessage message) {
        return !maySee(message) || out.send(message);
    }

    private boolean maySee(LiveMessage message) {
        return switch (message) {
            case LiveMessage.Ready _, LiveMessage.Failure _ -> true;
            case LiveMessage.CampaignProgress _ -> caller.seesEverybody();
            case LiveMessage.OfCall call -> {
                boolean may = LiveRules.maySee(access, caller, call);
                if (may) {
                    note(call.recipientId());
                }
                yield may;
            }
        };
    }

    private void note(@Nullable RecipientId recipient) {
        if (recipient != null && noted.add(recipient)) {
            access.note(caller, "live.watch", recipient);
        }
    }
}
