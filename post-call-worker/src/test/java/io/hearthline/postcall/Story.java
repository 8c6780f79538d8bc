package io.hearthline.postcall;

import io.hearthline.contracts.eventlog.Headers;
import io.hearthline.contracts.events.CallEvent;
import io.hearthline.contracts.events.DialogueEvent;
import io.hearthline.contracts.events.Event;
import io.hearthline.contracts.events.RecipientEvent;
import io.hearthline.contracts.events.Topics;
import io.hearthline.contracts.health.Answer;
import io.hearthline.contracts.health.QuestionBank;
import io.hearthline.contracts.health.Severity;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.ConcernId;
import io.hearthline.contracts.ids.ContactId;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.json.Json;
import io.hearthline.contracts.session.CallKind;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.contracts.session.Direction;
import io.hearthline.contracts.transcript.Speaker;
import io.hearthline.contracts.transcript.Turn;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** One person, one call, and the events that tell of it. */
public final class Story {
    private static final QuestionBank BANK = QuestionBank.load();
    private static KafkaProducer<String, String> producer;

    public final RecipientId recipient = new RecipientId(UUID.randomUUID());
    public final CallId call = CallId.random();
    public final DialogueId dialogue = new DialogueId(UUID.randomUUID());
    public final String familyPhone = "+1202555" + ThreadLocalRandom.current().nextInt(1000, 9999) + "";
    public final String familyMail = "family-" + recipient + "@home.test";
    private final List<Turn> turns = new ArrayList<>();
    private final List<DialogueEvent> answers = new ArrayList<>();
    private final boolean imported;
    private Instant now;

    public Story() {
        this(false, Instant.now().truncatedTo(ChronoUnit.MILLIS).minusSeconds(300));
    }

    public Story(boolean imported, Instant start) {
        this.imported = imported;
        this.now = start;
    }

    private Instant tick() {
        now = now.plusSeconds(5);
        return now;
    }

    /** Says a sentence and answers it. */
    public Story asks(String questionId, String said, Answer answer) {
        String ask = BANK.question(questionId).orElseThrow().ask();
        turns.add(new Turn(turns.size() + 1, Speaker.AGENT, ask, turns.size() * 1000, false));
        turns.add(new Turn(turns.size() + 1, Speaker.PERSON, said, turns.size() * 1000, false));
        answers.add(new DialogueEvent.AnswerCaptured(
                dialogue, call, recipient, questionId, 1, answer, said, 0.95, "rules", imported, tick()));
        return this;
    }

    /** Says something. */
    public Story says(Speaker speaker, String text) {
        turns.add(new Turn(turns.size() + 1, speaker, text, turns.size() * 1000, false));
        return this;
    }

    public RecipientEvent person() {
        return person(List.of(anna()));
    }

    /** The one contact of {@link #person()}. */
    public RecipientEvent.Contact anna() {
        return new RecipientEvent.Contact(
                new ContactId(UUID.randomUUID()), "Anna", "daughter", familyPhone, familyMail);
    }

    /** With contacts in that order. */
    public RecipientEvent person(List<RecipientEvent.Contact> contacts) {
        return new RecipientEvent.RecipientChanged(
                recipient,
                1,
                RecipientEvent.Status.ACTIVE,
                null,
                "Rosa Canary-Name",
                "Rosa",
                "+12025550100",
                ZoneId.of("America/New_York"),
                "en-US",
                List.of(),
                List.of(),
                contacts,
                new RecipientEvent.Consent(true, true, true),
                tick());
    }

    public List<DialogueEvent> answers() {
        return List.copyOf(answers);
    }

    public CallEvent ended(CallOutcome outcome) {
        return new CallEvent.CallEnded(
                call,
                recipient,
                dialogue,
                CallKind.HEALTH_CHECK,
                Direction.OUTBOUND,
                outcome,
                now.minusSeconds(120),
                outcome.answered() ? now.minusSeconds(110) : null,
                now,
                List.of("conv_1"),
                turns,
                imported,
                now);
    }

    /**
     * A planned check-in is over.
     *
     * @param outcome null if it expired
     */
    public CallEvent slotClosed(@Nullable CallOutcome outcome) {
        Instant at = tick();
        return new CallEvent.SlotClosed(UUID.randomUUID(), recipient, dialogue, outcome, at.minusSeconds(60), at);
    }

    public DialogueEvent finished(DialogueEvent.Status status) {
        return new DialogueEvent.DialogueFinished(
                dialogue,
                call,
                recipient,
                CallKind.HEALTH_CHECK,
                status,
                null,
                answers.size(),
                answers.size(),
                true,
                imported,
                now.plusSeconds(1));
    }

    public DialogueEvent suspected(ConcernId id, String category, String said) {
        return new DialogueEvent.ConcernSuspected(
                id, dialogue, call, recipient, category, Severity.EMERGENCY, said, "rules", 0.9, false, tick(), now);
    }

    public DialogueEvent confirmed(ConcernId id, String category, String said) {
        return new DialogueEvent.ConcernConfirmed(
                id, dialogue, call, recipient, category, Severity.EMERGENCY, said, tick(), now);
    }

    public DialogueEvent cleared(ConcernId id, String category, String said) {
        return new DialogueEvent.ConcernCleared(id, dialogue, call, recipient, category, said, tick());
    }

    /** Publishes an event under an identity made of its content, so that publishing twice is a repetition. */
    public static void publish(Event event) {
        String value = Json.write(event);
        publish(topic(event), event.key(), UUID.nameUUIDFromBytes(value.getBytes(StandardCharsets.UTF_8)), value);
    }

    /** Publishes anything. */
    public static synchronized void publish(String topic, String key, UUID eventId, String value) {
        if (producer == null) {
            Properties settings = new Properties();
            settings.put(
                    "bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
            producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        }
        ProducerRecord<String, String> message = new ProducerRecord<>(topic, key, value);
        message.headers().add(Headers.ID, eventId.toString().getBytes(StandardCharsets.UTF_8));
        try {
            producer.send(message).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String topic(Event event) {
        return switch (event) {
            case CallEvent _ -> Topics.CALLS;
            case DialogueEvent _ -> Topics.DIALOGUES;
            case RecipientEvent _ -> Topics.RECIPIENTS;
            default -> throw new IllegalArgumentException("not published by others");
        };
    }
}
