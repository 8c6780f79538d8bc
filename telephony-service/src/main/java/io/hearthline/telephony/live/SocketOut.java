package io.hearthline.telephony.live;

import io.hearthline.contracts.json.Json;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.TimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;

/** A reader on a WebSocket; the server's own pings ask whether it lives. */
final class SocketOut implements LiveOut {
    private static final Logger LOG = Logger.getLogger(SocketOut.class);
    private static final Duration TAKES = Duration.ofSeconds(10);
    /** Three pings without an answer. */
    private static final Duration SILENCE = Duration.ofSeconds(100);

    private static final int POLICY = 1008;
    private static final int GOING_AWAY = 1001;
    private static final int TRY_LATER = 1013;

    private final WebSocketConnection connection;
    private final Clock clock;
    private volatile Instant heardAt;

    SocketOut(WebSocketConnection connection, Clock clock) {
        this.connection = connection;
        this.clock = clock;
        this.heardAt = clock.instant();
    }

    /** The other side gave a sign of life. */
    void heard() {
        heardAt = clock.instant();
    }

    @Override
    public boolean send(LiveMessage message) {
        try {
            if (connection.isOpen()) {
                connection.sendText(Json.write(message)).await().atMost(TAKES);
                return true;
            }
        } catch (TimeoutException | IllegalStateException | CompletionException e) {
            LOG.debugf("live reader not reached errorType=%s", e.getClass().getSimpleName());
        }
        return false;
    }

    @Override
    public boolean keepAlive() {
        return connection.isOpen() && clock.instant().isBefore(heardAt.plus(SILENCE));
    }

    @Override
    public void close(Farewell farewell) {
        if (connection.isOpen()) {
            var _ = connection
                    .close(new CloseReason(code(farewell), farewell.reason()))
                    .subscribe()
                    .with(
                            _ -> {},
                            failure -> LOG.debugf(
                                    "live socket not closed errorType=%s",
                                    failure.getClass().getSimpleName()));
        }
    }

    private static int code(Farewell farewell) {
        return switch (farewell) {
            case SLOW -> TRY_LATER;
            case EXPIRED, REFUSED, IDLE -> POLICY;
            case STOPPING -> GOING_AWAY;
        };
    }
}
