package io.hearthline.postcall.intake;

import io.hearthline.contracts.eventlog.Inbox;
import io.hearthline.contracts.json.Json;
import io.hearthline.postcall.platform.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Takes one event: its inbox row and its effect in one transaction. A failure is tried again with growing pauses, a
 * quarter of a minute in all; then the record goes to the dead letters. No exception that leaves here says anything of
 * what the event held, as its message becomes a header there.
 */
@ApplicationScoped
public class EventIntake {
    private static final Logger LOG = Logger.getLogger(EventIntake.class);
    private static final Pattern CALL = Pattern.compile("\"callId\":\"([0-9a-f-]{36})\"");

    private final Sql sql;

    EventIntake(Sql sql) {
        this.sql = sql;
    }

    /** @return false if the event had been taken before */
    @Retry(maxRetries = 6, delay = 250, delayUnit = ChronoUnit.MILLIS, abortOn = UnreadableException.class)
    @ExponentialBackoff
    @SuppressWarnings("CatchingUnchecked") // the edge: any failure is retried, then dead
    public boolean take(EventTaker taker, UUID eventId, String value) {
        Matcher call = CALL.matcher(value);
        MDC.put("callId", call.find() ? call.group(1) : "");
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                boolean fresh = sql.with(connection -> Inbox.claim(connection, taker.consumer(), eventId));
                if (fresh) {
                    taker.take(value);
                }
                return fresh;
            });
        } catch (RuntimeException e) {
            throw failed(taker, e);
        } finally {
            MDC.remove("callId");
        }
    }

    private static RuntimeException failed(EventTaker taker, RuntimeException failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        StackTraceElement[] trace = root.getStackTrace();
        LOG.warnf(
                "event not taken topic=%s consumer=%s errorType=%s where=%s",
                taker.topic(), taker.consumer(), root.getClass().getName(), trace.length == 0 ? "unknown" : trace[0]);
        return root instanceof Json.MalformedException ? new UnreadableException() : new NotTakenException();
    }

    /** The event is not what its topic says; trying again is no use. */
    public static final class UnreadableException extends RuntimeException {
        UnreadableException() {
            super("event unreadable");
        }
    }

    /** The event could not be taken now. */
    public static final class NotTakenException extends RuntimeException {
        NotTakenException() {
            super("event not taken");
        }
    }
}
