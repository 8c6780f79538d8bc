package io.hearthline.portal.projection;

import io.hearthline.contracts.eventlog.Headers;
import io.hearthline.contracts.eventlog.Inbox;
import io.hearthline.contracts.events.CallEvent;
import io.hearthline.contracts.events.RecipientEvent;
import io.hearthline.contracts.events.RecordEvent;
import io.hearthline.contracts.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.hibernate.Session;

/** Applies one event to the copy, once: the note that it was taken and its effect are one transaction. */
@ApplicationScoped
class Projector {
    private final PersonStore people;
    private final CallStore calls;
    private final AlertStore alerts;
    private final Session session;

    Projector(PersonStore people, CallStore calls, AlertStore alerts, Session session) {
        this.people = people;
        this.calls = calls;
        this.alerts = alerts;
        this.session = session;
    }

    @Transactional
    void recipient(ConsumerRecord<String, String> message) {
        if (message.value() == null || !claim("recipients", message)) {
            return;
        }
        switch (Json.read(message.value(), RecipientEvent.class)) {
            case RecipientEvent.RecipientChanged changed -> people.apply(changed);
            case RecipientEvent.RecipientErased erased -> {
                people.erase(erased.recipientId());
                calls.erase(erased.recipientId());
                alerts.erase(erased.recipientId());
            }
            case RecipientEvent.Unknown _ -> {}
        }
    }

    @Transactional
    void call(ConsumerRecord<String, String> message) {
        if (message.value() == null || !claim("calls", message)) {
            return;
        }
        switch (Json.read(message.value(), CallEvent.class)) {
            case CallEvent.CallPlaced placed -> calls.apply(placed);
            case CallEvent.CallRinging ringing -> calls.apply(ringing);
            case CallEvent.CallAnswered answered -> calls.apply(answered);
            case CallEvent.CallEnded ended -> calls.apply(ended);
            case CallEvent.TurnSpoken _,
                    CallEvent.KeypadAnswered _,
                    CallEvent.RecordingReady _,
                    CallEvent.ProviderTranscript _,
                    CallEvent.SlotClosed _,
                    CallEvent.MessageStatus _,
                    CallEvent.MessageReceived _,
                    CallEvent.ErasureDone _,
                    CallEvent.Unknown _ -> {}
        }
    }

    @Transactional
    void record(ConsumerRecord<String, String> message) {
        if (message.value() == null || !claim("records", message)) {
            return;
        }
        switch (Json.read(message.value(), RecordEvent.class)) {
            case RecordEvent.SummaryWritten summary -> calls.apply(summary);
            case RecordEvent.HealthRecordWritten record -> calls.apply(record);
            case RecordEvent.AlertOpened opened -> alerts.apply(opened);
            case RecordEvent.AlertAcknowledged acknowledged ->
                alerts.moved(acknowledged.alertId(), KnownAlert.Status.ACKNOWLEDGED, acknowledged.at());
            case RecordEvent.AlertResolved resolved ->
                alerts.moved(resolved.alertId(), KnownAlert.Status.RESOLVED, resolved.at());
            case RecordEvent.CognitionScored _,
                    RecordEvent.MemoryNoted _,
                    RecordEvent.AlertEscalated _,
                    RecordEvent.RecordsErased _,
                    RecordEvent.Unknown _ -> {}
        }
    }

    private boolean claim(String consumer, ConsumerRecord<String, String> message) {
        UUID id = Headers.eventId(message.headers(), message.topic(), message.partition(), message.offset());
        return session.doReturningWork(connection -> Inbox.claim(connection, consumer, id));
    }
}
