package io.hearthline.portal.projection;

import io.hearthline.contracts.json.Json;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Takes the three topics in order; what cannot be applied after its retries goes to the topic's dead letters. */
@ApplicationScoped
class ProjectionConsumer {
    private static final Logger LOG = Logger.getLogger(ProjectionConsumer.class);
    private static final int RETRIES = 6;
    private static final long FIRST_DELAY_MS = 200;
    private static final long LAST_DELAY_MS = 5000;

    private final Projector projector;

    ProjectionConsumer(Projector projector) {
        this.projector = projector;
    }

    @Incoming("recipients")
    @Blocking
    @Retry(maxRetries = RETRIES, delay = FIRST_DELAY_MS, maxDuration = 60_000, abortOn = Json.MalformedException.class)
    @ExponentialBackoff(maxDelay = LAST_DELAY_MS)
    void recipient(ConsumerRecord<String, String> message) {
        applied(projector::recipient, message);
    }

    @Incoming("calls")
    @Blocking
    @Retry(maxRetries = RETRIES, delay = FIRST_DELAY_MS, maxDuration = 60_000, abortOn = Json.MalformedException.class)
    @ExponentialBackoff(maxDelay = LAST_DELAY_MS)
    void call(ConsumerRecord<String, String> message) {
        applied(projector::call, message);
    }

    @Incoming("records")
    @Blocking
    @Retry(maxRetries = RETRIES, delay = FIRST_DELAY_MS, maxDuration = 60_000, abortOn = Json.MalformedException.class)
    @ExponentialBackoff(maxDelay = LAST_DELAY_MS)
    void record(ConsumerRecord<String, String> message) {
        applied(projector::record, message);
    }

    /** A dead letter's headers repeat the failure's message and cause, so they must not hold a database's words. */
    @SuppressWarnings("UnusedException")
    private static void applied(
            Consumer<ConsumerRecord<String, String>> effect, ConsumerRecord<String, String> message) {
        try {
            effect.accept(message);
        } catch (Json.MalformedException e) {
            LOG.errorf("event unreadable topic=%s offset=%d", message.topic(), message.offset());
            throw e;
        } catch (RuntimeException e) {
            String errorType = e.getClass().getName();
            LOG.warnf(
                    "event not applied topic=%s offset=%d errorType=%s", message.topic(), message.offset(), errorType);
            throw new NotAppliedException("event not applied errorType=" + errorType);
        }
    }

    private static final class NotAppliedException extends RuntimeException {
        NotAppliedException(String message) {
            super(message);
        }
    }
}
