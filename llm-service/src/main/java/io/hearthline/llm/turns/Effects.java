package io.hearthline.llm.turns;

import io.hearthline.contracts.concern.ConcernCategory;
import io.hearthline.contracts.events.DialogueEvent;
import io.hearthline.contracts.health.Answer;
import io.hearthline.contracts.health.Severity;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.ConcernId;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.json.Json;
import io.hearthline.contracts.session.CallSession;
import io.hearthline.llm.dialogue.Captured;
import io.hearthline.llm.dialogue.Step;
import io.hearthline.llm.outbox.DialogueOutbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a turn brings about besides its reply: answers with rising revisions, concerns, and the events that tell of them. */
@ApplicationScoped
public class Effects {
    private static final String KNOWN = "select question_id, revision, answer, said from answers where dialogue_id = ?";
    private static final String ANSWER = """
            insert into answers (dialogue_id, question_id, revision, answer, said) values (?, ?, 1, ?::jsonb, ?)
            on conflict (dialogue_id, question_id)
            do update set revision = answers.revision + 1, answer = excluded.answer, said = excluded.said
            returning revision""";
    private static final String SUSPECT = """
            insert into concerns (concern_id, dialogue_id, call_id, recipient_id, category, severity, status, ordinal, said,
                received_at, changed_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (concern_id) do nothing""";
    private static final String SETTLE =
            "update concerns set status = ?, changed_at = ? where concern_id = ? and status in ('SUSPECTED', 'PROVISIONAL')";
    private static final String PROMOTE =
            "update concerns set status = 'SUSPECTED', changed_at = ? where concern_id = ? and status = 'PROVISIONAL'";

    private static final double CONFIDENCE = 0.8;

    private final DialogueOutbox outbox;
    private final List<ConcernCategory> categories;
    private final Clock clock;

    Effects(DialogueOutbox outbox, List<ConcernCategory> categories, Clock clock) {
        this.outbox = outbox;
        this.categories = categories;
        this.clock = clock;
    }

    /** To whom an effect belongs. */
    public record Of(
            DialogueId dialogueId, CallId callId, @Nullable RecipientId recipientId) {
        static Of session(CallSession session) {
            return new Of(session.dialogueId(), session.callId(), session.recipientId());
        }
    }

    private record Known(int revision, Answer answer, String said) {}

    void apply(Connection connection, Recording recording) throws SQLException {
        Of of = Of.session(recording.session());
        answers(connection, of, recording.turn().situation().answers(), false, clock.instant());
        for (Step step : recording.steps()) {
            switch (step) {
                case Step.Suspect(var category, var ordinal, var said, var _) ->
                    suspected(
                            connection,
                            of,
                            new Concern(category, ordinal, said),
                            recording.provisional(),
                            recording.receivedAt());
                case Step.Confirm(var category, var ordinal, var said) ->
                    confirmed(connection, of, new Concern(category, ordinal, said), recording.receivedAt());
                case Step.Clear(var category, var ordinal, var said) ->
                    cleared(connection, of, new Concern(category, ordinal, said), recording.receivedAt());
                case Step.Say _, Step.Converse _, Step.Listen _, Step.End _ -> {}
            }
        }
    }

    /** Publishes every answer that is new or differs from what was published last; its revision rises. */
    public void answers(Connection connection, Of of, Map<String, Captured> answers, boolean imported, Instant at)
            throws SQLException {
        if (answers.isEmpty()) {
            return;
        }
        Map<String, Known> known = known(connection, of.dialogueId());
        for (Map.Entry<String, Captured> each : answers.entrySet()) {
            Captured captured = each.getValue();
            Known before = known.get(each.getKey());
            if (before != null
                    && before.answer().equals(captured.answer())
                    && before.said().equals(captured.said())) {
                continue;
            }
            int revision = revision(connection, of.dialogueId(), each.getKey(), captured);
            outbox.append(
                    connection,
                    named(of.dialogueId() + "/" + each.getKey() + "/" + revision),
                    new DialogueEvent.AnswerCaptured(
                            of.dialogueId(),
                            of.callId(),
                            of.recipientId(),
                            each.getKey(),
                            revision,
                            captured.answer(),
                            captured.said(),
                            captured.confidence(),
                            captured.reader(),
                            imported,
                            at),
                    at);
        }
    }

    private static Map<String, Known> known(Connection connection, DialogueId dialogueId) throws SQLException {
        Map<String, Known> known = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(KNOWN)) {
            select.setObject(1, dialogueId.value());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Answer answer = Json.read(row.getString("answer"), Answer.class);
                    known.put(
                            row.getString("question_id"),
                            new Known(row.getInt("revision"), answer, row.getString("said")));
                }
            }
        }
        return known;
    }

    private static int revision(Connection connection, DialogueId dialogueId, String question, Captured captured)
            throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement(ANSWER)) {
            upsert.setObject(1, dialogueId.value());
            upsert.setString(2, question);
            upsert.setString(3, Json.write(captured.answer()));
            upsert.setString(4, captured.said());
            try (ResultSet row = upsert.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private void suspected(Connection connection, Of of, Concern suspect, boolean provisional, Instant receivedAt)
            throws SQLException {
        ConcernId id = concernId(of.dialogueId(), suspect.category(), suspect.ordinal());
        Severity severity = severity(suspect.category());
        Instant at = clock.instant();
        try (PreparedStatement insert = connection.prepareStatement(SUSPECT)) {
            insert.setObject(1, id.value());
            insert.setObject(2, of.dialogueId().value());
            insert.setObject(3, of.callId().value());
            insert.setObject(
                    4, of.recipientId() == null ? null : of.recipientId().value());
            insert.setString(5, suspect.category());
            insert.setString(6, severity.name());
            insert.setString(7, provisional ? "PROVISIONAL" : "SUSPECTED");
            insert.setInt(8, suspect.ordinal());
            insert.setString(9, suspect.said());
            insert.setTimestamp(10, Timestamp.from(receivedAt));
            insert.setTimestamp(11, Timestamp.from(at));
            if (insert.executeUpdate() == 0) {
                return;
            }
        }
        tell(connection, named(id + "/suspected"), of, suspect, provisional, receivedAt);
    }

    private void tell(
            Connection connection, UUID eventId, Of of, Concern suspect, boolean provisional, Instant receivedAt)
            throws SQLException {
        Instant at = clock.instant();
        var event = new DialogueEvent.ConcernSuspected(
                concernId(of.dialogueId(), suspect.category(), suspect.ordinal()),
                of.dialogueId(),
                of.callId(),
                of.recipientId(),
                suspect.category(),
                severity(suspect.category()),
                suspect.said(),
                "rules",
                CONFIDENCE,
                provisional,
                receivedAt,
                at);
        outbox.append(connection, eventId, event, at);
    }

    /** What may have been a machine's greeting was none, or that can't be waited for: everybody is told, once. */
    void promoted(Connection connection, Of of, Concern concern, Instant receivedAt) throws SQLException {
        ConcernId id = concernId(of.dialogueId(), concern.category(), concern.ordinal());
        try (PreparedStatement update = connection.prepareStatement(PROMOTE)) {
            update.setTimestamp(1, Timestamp.from(clock.instant()));
            update.setObject(2, id.value());
            if (update.executeUpdate() == 1) {
                tell(connection, named(id + "/promoted"), of, concern, false, receivedAt);
            }
        }
    }

    /** It was a machine's greeting: the concern is none, and who was told is told that. */
    public void dropped(Connection connection, Of of, Concern concern, boolean told) throws SQLException {
        ConcernId id = concernId(of.dialogueId(), concern.category(), concern.ordinal());
        Instant at = clock.instant();
        if (settled(connection, id, "DROPPED", at) && told) {
            var event = new DialogueEvent.ConcernCleared(
                    id, of.dialogueId(), of.callId(), of.recipientId(), concern.category(), "", at);
            outbox.append(connection, named(id + "/dropped"), event, at);
        }
    }

    /** A concern within its dialogue; {@code said} are the words that settle it. */
    public record Concern(String category, int ordinal, String said) {
        @Override
        public String toString() {
            return "Concern[" + category + "]";
        }
    }

    /** Confirms a concern once; one nobody heard of before is suspected first. */
    public void confirmed(Connection connection, Of of, Concern concern, Instant receivedAt) throws SQLException {
        suspected(connection, of, concern, false, receivedAt);
        ConcernId id = concernId(of.dialogueId(), concern.category(), concern.ordinal());
        Instant at = clock.instant();
        if (settled(connection, id, "CONFIRMED", at)) {
            var event = new DialogueEvent.ConcernConfirmed(
                    id,
                    of.dialogueId(),
                    of.callId(),
                    of.recipientId(),
                    concern.category(),
                    severity(concern.category()),
                    concern.said(),
                    receivedAt,
                    at);
            outbox.append(connection, named(id + "/confirmed"), event, at);
        }
    }

    private void cleared(Connection connection, Of of, Concern clear, Instant receivedAt) throws SQLException {
        suspected(connection, of, clear, false, receivedAt);
        ConcernId id = concernId(of.dialogueId(), clear.category(), clear.ordinal());
        Instant at = clock.instant();
        if (settled(connection, id, "CLEARED", at)) {
            var event = new DialogueEvent.ConcernCleared(
                    id, of.dialogueId(), of.callId(), of.recipientId(), clear.category(), clear.said(), at);
            outbox.append(connection, named(id + "/cleared"), event, at);
        }
    }

    private static boolean settled(Connection connection, ConcernId id, String status, Instant at) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(SETTLE)) {
            update.setString(1, status);
            update.setTimestamp(2, Timestamp.from(at));
            update.setObject(3, id.value());
            return update.executeUpdate() == 1;
        }
    }

    private Severity severity(String category) {
        return ConcernCategory.find(categories, category)
                .map(ConcernCategory::severity)
                .orElse(Severity.URGENT);
    }

    private static ConcernId concernId(DialogueId dialogueId, String category, int ordinal) {
        return new ConcernId(named(dialogueId + "/" + category + "/" + ordinal));
    }

    private static UUID named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
