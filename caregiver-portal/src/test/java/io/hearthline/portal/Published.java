package io.hearthline.portal;

import io.hearthline.contracts.events.CallEvent;
import io.hearthline.contracts.events.Event;
import io.hearthline.contracts.events.RecipientEvent;
import io.hearthline.contracts.events.RecordEvent;
import io.hearthline.contracts.events.Topics;
import io.hearthline.contracts.health.Severity;
import io.hearthline.contracts.ids.AlertId;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.json.Json;
import io.hearthline.contracts.session.CallKind;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.contracts.session.Direction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes what the other services would. */
public final class Published implements AutoCloseable {
    private final KafkaProducer<String, String> producer;

    public Published(String bootstrap) {
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "acks", "all"), new StringSerializer(), new StringSerializer());
    }

    public RecipientId person(String name, String preferred, RecipientEvent.Status status, Instant pausedUntil) {
        RecipientId id = RecipientId.random();
        send(
                Topics.RECIPIENTS,
                new RecipientEvent.RecipientChanged(
                        id,
                        1,
                        status,
                        pausedUntil,
                        name,
                        preferred,
                        "+15005550010",
                        ZoneId.of("America/New_York"),
                        "en-US",
                        List.of("hypertension"),
                        List.of(),
                        List.of(),
                        new RecipientEvent.Consent(true, false, true),
                        Instant.now()));
        return id;
    }

    public void placed(CallId call, DialogueId dialogue, RecipientId person, Instant at) {
        send(
                Topics.CALLS,
                new CallEvent.CallPlaced(call, person, dialogue, CallKind.HEALTH_CHECK, Direction.OUTBOUND, 1, at));
    }

    public void answered(CallId call, DialogueId dialogue, RecipientId person, Instant at) {
        send(Topics.CALLS, new CallEvent.CallAnswered(call, person, dialogue, CallKind.HEALTH_CHECK, at));
    }

    public void ended(CallId call, DialogueId dialogue, RecipientId person, CallOutcome outcome, Instant at) {
        send(
                Topics.CALLS,
                new CallEvent.CallEnded(
                        call,
                        person,
                        dialogue,
                        CallKind.HEALTH_CHECK,
                        Direction.OUTBOUND,
                        outcome,
                        at.minusSeconds(200),
                        outcome.answered() ? at.minusSeconds(180) : null,
                        at,
                        List.of(),
                        List.of(),
                        false,
                        at));
    }

    public void summarised(CallId call, DialogueId dialogue, RecipientId person, Instant at) {
        send(
                Topics.RECORDS,
                new RecordEvent.SummaryWritten(
                        call, dialogue, person, 1, "not kept by the portal", "rules", false, at));
    }

    public AlertId alert(CallId call, DialogueId dialogue, RecipientId person, Severity severity, Instant at) {
        AlertId id = new AlertId(UUID.randomUUID());
        send(
                Topics.RECORDS,
                new RecordEvent.AlertOpened(
                        id, person, call, dialogue, severity, "concern", "chest_pain", "not kept by the portal", at));
        return id;
    }

    /** Sends an event, and may send it twice under one identity. */
    public void send(String topic, Event event) {
        send(topic, event, UUID.randomUUID());
    }

    public void send(String topic, Event event, UUID id) {
        send(topic, event.key(), Json.write(event), id);
    }

    /** Something that is no event at all. */
    public void unreadable(String topic, String key) {
        send(topic, key, "{no event", UUID.randomUUID());
    }

    private void send(String topic, String key, String value, UUID id) {
        var message = new ProducerRecord<>(topic, key, value);
        message.headers().add("ce_id", id.toString().getBytes(StandardCharsets.UTF_8));
        try {
            producer.send(message).get(10, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | InterruptedException e) {
            throw new IllegalStateException("not published", e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
