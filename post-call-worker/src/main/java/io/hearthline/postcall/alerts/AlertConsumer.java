package io.hearthline.postcall.alerts;

import io.hearthline.contracts.eventlog.Headers;
import io.hearthline.postcall.healthrecords.RecordWritten;
import io.hearthline.postcall.healthrecords.Thresholds;
import io.hearthline.postcall.intake.EventIntake;
import io.hearthline.postcall.intake.EventTaker;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * The consumer group of alerts. A written record is looked at as well: it is measured with all earlier answers there
 * are, which the live event may have outrun.
 */
@ApplicationScoped
public class AlertConsumer {
    private final EventIntake intake;
    private final AlertTaker taker;
    private final MissedSlotTaker missed;
    private final AlertDesk desk;

    AlertConsumer(EventIntake intake, AlertTaker taker, MissedSlotTaker missed, AlertDesk desk) {
        this.intake = intake;
        this.taker = taker;
        this.missed = missed;
        this.desk = desk;
    }

    @Incoming("alerts")
    @Blocking
    public void take(ConsumerRecord<String, String> event) {
        take(taker, event);
    }

    @Incoming("missed")
    @Blocking
    public void missed(ConsumerRecord<String, String> event) {
        take(missed, event);
    }

    private void take(EventTaker with, ConsumerRecord<String, String> event) {
        if (event.value() != null) {
            intake.take(
                    with,
                    Headers.eventId(event.headers(), event.topic(), event.partition(), event.offset()),
                    event.value());
        }
    }

    void written(@Observes RecordWritten written) {
        var record = written.record();
        for (var entry : record.answers()) {
            AlertRules.ofAnswer(
                            entry.questionId(),
                            new Thresholds.Assessment(entry.severity(), entry.reason()),
                            new AlertRules.Place(record.recipientId(), entry.callId(), record.dialogueId(), entry.at()),
                            record.imported())
                    .ifPresent(desk::raise);
        }
    }
}
