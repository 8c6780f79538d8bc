package io.hearthline.postcall.intake;

import io.hearthline.contracts.eventlog.Headers;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The consumer group that makes records, in the order of each key. A tombstone says nothing new and is skipped. */
@ApplicationScoped
public class EventConsumers {
    private final EventIntake intake;
    private final RecipientTaker recipients;
    private final CallTaker calls;
    private final DialogueTaker dialogues;

    EventConsumers(EventIntake intake, RecipientTaker recipients, CallTaker calls, DialogueTaker dialogues) {
        this.intake = intake;
        this.recipients = recipients;
        this.calls = calls;
        this.dialogues = dialogues;
    }

    @Incoming("recipients")
    @Blocking
    public void recipients(ConsumerRecord<String, String> event) {
        take(recipients, event);
    }

    @Incoming("calls")
    @Blocking
    public void calls(ConsumerRecord<String, String> event) {
        take(calls, event);
    }

    @Incoming("dialogues")
    @Blocking
    public void dialogues(ConsumerRecord<String, String> event) {
        take(dialogues, event);
    }

    private void take(EventTaker taker, ConsumerRecord<String, String> event) {
        if (event.value() != null) {
            intake.take(
                    taker,
                    Headers.eventId(event.headers(), event.topic(), event.partition(), event.offset()),
                    event.value());
        }
    }
}
