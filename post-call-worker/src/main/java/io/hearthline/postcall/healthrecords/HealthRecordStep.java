package io.hearthline.postcall.healthrecords;

import io.hearthline.contracts.events.RecordEvent;
import io.hearthline.contracts.health.QuestionBank;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.postcall.outbox.RecordEvents;
import io.hearthline.postcall.recipients.KeptRecipient;
import io.hearthline.postcall.recipients.RecipientStore;
import io.hearthline.postcall.steps.StepHandler;
import io.hearthline.postcall.steps.Steps;
import io.hearthline.postcall.transcripts.KeptCall;
import io.hearthline.postcall.transcripts.TranscriptStore;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Writes a dialogue's health record once the dialogue is finished. Should its end never be said, the record is written
 * a while after the call's end with what there is.
 */
@Singleton
public final class HealthRecordStep implements StepHandler {
    private final HealthRecords records = new HealthRecords(QuestionBank.load());
    private final AnswerStore answers;
    private final TranscriptStore transcripts;
    private final RecipientStore recipients;
    private final Writer writer;
    private final Clock clock;
    private final Duration patience;

    HealthRecordStep(
            AnswerStore answers,
            TranscriptStore transcripts,
            RecipientStore recipients,
            Writer writer,
            Clock clock,
            @ConfigProperty(name = "postcall.steps.wait-for-dialogue") Duration patience) {
        this.answers = answers;
        this.transcripts = transcripts;
        this.recipients = recipients;
        this.writer = writer;
        this.clock = clock;
        this.patience = patience;
    }

    @Override
    public String kind() {
        return Steps.HEALTH_RECORD;
    }

    @Override
    public Prepared prepare(UUID subject) {
        DialogueId dialogue = new DialogueId(subject);
        List<CapturedAnswer> captured = answers.ofDialogue(dialogue);
        List<Finish> finishes = answers.finishes(dialogue);
        List<KeptCall> calls = transcripts.ofDialogue(dialogue);
        if (captured.isEmpty()) {
            return new Prepared.Nothing();
        }
        if (finishes.isEmpty()) {
            Optional<KeptCall> ended =
                    calls.stream().filter(c -> c.outcome() != null).findFirst();
            if (ended.isEmpty()) {
                return new Prepared.Nothing(); // the call's end or the dialogue's will ask again
            }
            Instant latest = ended.get().receivedAt().plus(patience);
            if (clock.instant().isBefore(latest)) {
                return new Prepared.NotBefore(latest);
            }
        }
        return records.make(
                        captured,
                        finishes,
                        calls.isEmpty() ? null : calls.getLast().outcome(),
                        zone(captured.getFirst()),
                        this::earlier)
                .<Prepared>map(record -> new Prepared.Effect(() -> writer.write(record)))
                .orElseGet(Prepared.Nothing::new);
    }

    private ZoneId zone(CapturedAnswer answer) {
        return Optional.ofNullable(answer.recipientId())
                .flatMap(recipients::find)
                .map(KeptRecipient::zone)
                .orElse(ZoneOffset.UTC);
    }

    private List<Thresholds.Earlier> earlier(CapturedAnswer answer) {
        return answer.recipientId() == null
                ? List.of()
                : answers.earlier(answer.recipientId(), answer.questionId(), answer.dialogueId(), answer.at());
    }

    /** The write itself: the row, its event, and word to whoever measures it. */
    @Singleton
    static final class Writer {
        private final HealthRecordStore store;
        private final RecordEvents events;
        private final Event<RecordWritten> written;
        private final Clock clock;

        Writer(HealthRecordStore store, RecordEvents events, Event<RecordWritten> written, Clock clock) {
            this.store = store;
            this.events = events;
            this.written = written;
            this.clock = clock;
        }

        void write(HealthRecord record) {
            store.save(record).ifPresent(revision -> {
                Instant at = record.imported() ? record.at() : clock.instant();
                events.publish(
                        "HealthRecordWritten/" + record.dialogueId() + "/" + revision,
                        new RecordEvent.HealthRecordWritten(
                                record.dialogueId(),
                                record.recipientId(),
                                record.callId(),
                                revision,
                                record.answers().size(),
                                record.severity(),
                                record.partial(),
                                record.imported(),
                                at),
                        at);
                written.fire(new RecordWritten(record));
            });
        }
    }
}
