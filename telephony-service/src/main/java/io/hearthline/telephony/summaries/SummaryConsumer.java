package io.hearthline.telephony.summaries;

import io.hearthline.contracts.eventlog.Headers;
import io.hearthline.contracts.events.RecordEvent;
import io.hearthline.contracts.json.Json;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads {@code records.v1} for summaries; the rest is not for this service. */
@ApplicationScoped
class SummaryConsumer {
    private final SummaryStore store;

    SummaryConsumer(SummaryStore store) {
        this.store = store;
    }

    @Incoming("records")
    @Blocking
    @Retry(maxRetries = 5, delay = 500, delayUnit = ChronoUnit.MILLIS, abortOn = Json.MalformedException.class)
    void consume(ConsumerRecord<String, String> each) throws SQLException {
        if (each.value() != null
                && Json.read(each.value(), RecordEvent.class) instanceof RecordEvent.SummaryWritten summary) {
            store.keep(Headers.eventId(each.headers(), each.topic(), each.partition(), each.offset()), summary);
        }
    }
}
