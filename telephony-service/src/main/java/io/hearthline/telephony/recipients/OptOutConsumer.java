package io.hearthline.telephony.recipients;

import io.hearthline.contracts.eventlog.Headers;
import io.hearthline.contracts.events.DialogueEvent;
import io.hearthline.contracts.events.DialogueEvent.DialogueFinished;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.json.Json;
import io.hearthline.contracts.session.CallOutcome;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Reads {@code dialogues.v1} for people who said that they want no more calls. */
@ApplicationScoped
class OptOutConsumer {
    private static final Logger LOG = Logger.getLogger(OptOutConsumer.class);

    private final RecipientStore store;

    OptOutConsumer(RecipientStore store) {
        this.store = store;
    }

    @Incoming("dialogues")
    @Blocking
    @Retry(maxRetries = 5, delay = 500, delayUnit = ChronoUnit.MILLIS, abortOn = Json.MalformedException.class)
    void consume(ConsumerRecord<String, String> each) throws SQLException {
        if (each.value() == null
                || !(Json.read(each.value(), DialogueEvent.class) instanceof DialogueFinished finished)) {
            return;
        }
        RecipientId recipient = finished.recipientId();
        // A call of the past opted nobody out of the calls of today.
        if (recipient != null && finished.outcome() == CallOutcome.OPTED_OUT && !finished.imported()) {
            store.optOut(Headers.eventId(each.headers(), each.topic(), each.partition(), each.offset()), recipient);
            LOG.infof("recipient opted out recipientId=%s", recipient);
        }
    }
}
