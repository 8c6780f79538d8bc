package io.hearthline.llm.closing;

import io.agroal.api.AgroalDataSource;
import io.hearthline.contracts.eventlog.Inbox;
import io.hearthline.contracts.events.CallEvent;
import io.hearthline.contracts.events.DialogueEvent;
import io.hearthline.contracts.session.CallKind;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.llm.dialogue.Captured;
import io.hearthline.llm.outbox.DialogueOutbox;
import io.hearthline.llm.turns.CopyStore;
import io.hearthline.llm.turns.Effects;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Answers every ended call with DialogueFinished. A concern still suspected when the line was lost is confirmed, unless a
 * machine was on it. Answers of a call of the past are read from its turns.
 */
@ApplicationScoped
public class DialogueCloser {
    private static final String CONSUMER = "dialogue-closer";

    private final AgroalDataSource database;
    private final DialogueOutbox outbox;
    private final Leavings leavings;
    private final ImportedCheckIn imported;
    private final CopyStore copies;
    private final Clock clock;

    DialogueCloser(
            AgroalDataSource database,
            DialogueOutbox outbox,
            Leavings leavings,
            ImportedCheckIn imported,
            CopyStore copies,
            Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.leavings = leavings;
        this.imported = imported;
        this.copies = copies;
        this.clock = clock;
    }

    /** @return false if the event was taken before */
    public boolean close(UUID eventId, CallEvent.CallEnded ended) {
        boolean taken = leavings.inTransaction(() -> closed(eventId, ended));
        if (ended.outcome() == CallOutcome.VOICEMAIL) {
            copies.forget(ended.dialogueId());
        }
        outbox.kick();
        return taken;
    }

    private boolean closed(UUID eventId, CallEvent.CallEnded ended) {
        try (Connection connection = database.getConnection()) {
            if (!Inbox.claim(connection, CONSUMER, eventId)) {
                return false;
            }
            DialogueEvent.DialogueFinished finished =
                    ended.imported() ? finishedBefore(connection, ended) : finishedNow(connection, ended);
            UUID id = UUID.nameUUIDFromBytes((eventId + "/finished").getBytes(StandardCharsets.UTF_8));
            outbox.append(connection, id, finished, finished.at());
            return true;
        } catch (SQLException e) {
            throw new IllegalStateException("call not closed", e);
        }
    }

    private DialogueEvent.DialogueFinished finishedNow(Connection connection, CallEvent.CallEnded ended)
            throws SQLException {
        leavings.settleOpen(connection, ended);
        Leavings.Left left = leavings.of(connection, ended);
        return finished(ended, left, clock.instant());
    }

    private DialogueEvent.DialogueFinished finishedBefore(Connection connection, CallEvent.CallEnded ended)
            throws SQLException {
        Map<String, Captured> answers =
                ended.kind() == CallKind.HEALTH_CHECK ? imported.answers(ended.turns(), ended.endedAt()) : Map.of();
        leavings.imported(
                connection, ended, answers, new Effects.Of(ended.dialogueId(), ended.callId(), ended.recipientId()));
        boolean complete = ended.outcome() == CallOutcome.COMPLETED;
        DialogueEvent.Status status = ended.turns().isEmpty()
                ? DialogueEvent.Status.EMPTY
                : complete ? DialogueEvent.Status.COMPLETE : DialogueEvent.Status.OPEN;
        CallOutcome outcome =
                ended.outcome().answered() && ended.outcome() != CallOutcome.PARTIAL ? ended.outcome() : null;
        return finished(
                ended,
                new Leavings.Left(status, outcome, answers.size(), answers.size(), !answers.isEmpty()),
                ended.endedAt());
    }

    private static DialogueEvent.DialogueFinished finished(CallEvent.CallEnded ended, Leavings.Left left, Instant at) {
        return new DialogueEvent.DialogueFinished(
                ended.dialogueId(),
                ended.callId(),
                ended.recipientId(),
                ended.kind(),
                left.status(),
                left.outcome(),
                left.asked(),
                left.answered(),
                left.rightParty(),
                ended.imported(),
                at);
    }
}
