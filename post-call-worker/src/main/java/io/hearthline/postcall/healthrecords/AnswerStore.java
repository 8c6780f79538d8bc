package io.hearthline.postcall.healthrecords;

import io.hearthline.contracts.events.DialogueEvent;
import io.hearthline.contracts.events.DialogueEvent.AnswerCaptured;
import io.hearthline.contracts.events.DialogueEvent.DialogueFinished;
import io.hearthline.contracts.health.Answer;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.json.Json;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.postcall.platform.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Answers and ends of dialogues. The latest revision of an answer wins, whenever it comes. */
@Singleton
public final class AnswerStore {
    /** How far back any limit of the bank looks, with room to spare. */
    static final Duration LOOK_BACK = Duration.ofDays(31);

    private static final String CAPTURE = """
            insert into answers (dialogue_id, question_id, revision, call_id, recipient_id, answer, said, confidence,
                reader, imported, at)
            values (?, ?, ?, ?, ?, cast(? as jsonb), ?, ?, ?, ?, ?)
            on conflict (dialogue_id, question_id) do update
            set revision = excluded.revision, call_id = excluded.call_id, recipient_id = excluded.recipient_id,
                answer = excluded.answer, said = excluded.said, confidence = excluded.confidence,
                reader = excluded.reader, imported = excluded.imported, at = excluded.at
            where (excluded.revision, excluded.at) > (answers.revision, answers.at)""";
    private static final String FINISH = """
            insert into finishes (call_id, dialogue_id, status, outcome, asked, answered, imported, at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (call_id) do update
            set status = excluded.status, outcome = excluded.outcome, asked = excluded.asked,
                answered = excluded.answered, imported = excluded.imported, at = excluded.at
            where excluded.at > finishes.at""";
    private static final String SELECT = """
            select dialogue_id, question_id, call_id, recipient_id, answer, said, confidence, reader, imported, at
            from answers where\s""";
    private static final String FINISHES = """
            select call_id, status, outcome, asked, answered, at from finishes where\s""";
    private static final String LATER_RECORDS = """
            select h.dialogue_id from health_records h
            where h.recipient_id = ? and h.dialogue_id <> ? and h.at > ? and h.at < ?""";

    private final Sql sql;

    AnswerStore(Sql sql) {
        this.sql = sql;
    }

    /** True if the answer is news. */
    public boolean capture(AnswerCaptured captured) {
        return sql.update(
                        CAPTURE,
                        captured.dialogueId(),
                        captured.questionId(),
                        captured.revision(),
                        captured.callId(),
                        captured.recipientId(),
                        Json.write(captured.answer()),
                        captured.said(),
                        captured.confidence(),
                        captured.reader(),
                        captured.imported(),
                        captured.at())
                == 1;
    }

    /** Keeps what a call left of its dialogue. */
    public void finish(DialogueFinished finished) {
        sql.update(
                FINISH,
                finished.callId(),
                finished.dialogueId(),
                finished.status(),
                finished.outcome(),
                finished.asked(),
                finished.answered(),
                finished.imported(),
                finished.at());
    }

    public List<CapturedAnswer> ofDialogue(DialogueId dialogue) {
        return sql.list(SELECT + "dialogue_id = ? order by at, question_id", AnswerStore::read, dialogue);
    }

    public List<CapturedAnswer> ofCall(CallId call) {
        return sql.list(SELECT + "call_id = ? order by at, question_id", AnswerStore::read, call);
    }

    /** A person's earlier answers to a question in other dialogues, oldest first. */
    public List<Thresholds.Earlier> earlier(
            RecipientId recipient, String questionId, DialogueId except, Instant before) {
        return sql.list(
                SELECT + "recipient_id = ? and question_id = ? and dialogue_id <> ? and at < ? and at >= ? order by at",
                row -> {
                    CapturedAnswer answer = read(row);
                    return new Thresholds.Earlier(answer.answer(), answer.at());
                },
                recipient,
                questionId,
                except,
                before,
                before.minus(LOOK_BACK));
    }

    /** Dialogues whose records look back on an answer of this time. */
    public List<UUID> recordsAfter(RecipientId recipient, DialogueId except, Instant at) {
        return sql.list(LATER_RECORDS, row -> Sql.uuid(row, "dialogue_id"), recipient, except, at, at.plus(LOOK_BACK));
    }

    /** What the dialogue's calls left of it, first to last. */
    public List<Finish> finishes(DialogueId dialogue) {
        return sql.list(FINISHES + "dialogue_id = ? order by at, call_id", AnswerStore::finish, dialogue);
    }

    /** What one call left. */
    public List<Finish> finishes(CallId call) {
        return sql.list(FINISHES + "call_id = ?", AnswerStore::finish, call);
    }

    private static Finish finish(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        return new Finish(
                new CallId(Sql.uuid(row, "call_id")),
                DialogueEvent.Status.valueOf(row.getString("status")),
                outcome == null ? null : CallOutcome.valueOf(outcome),
                row.getInt("asked"),
                row.getInt("answered"));
    }

    private static CapturedAnswer read(ResultSet row) throws SQLException {
        return new CapturedAnswer(
                new DialogueId(Sql.uuid(row, "dialogue_id")),
                row.getString("question_id"),
                new CallId(Sql.uuid(row, "call_id")),
                Sql.recipient(row),
                Json.read(row.getString("answer"), Answer.class),
                row.getString("said"),
                row.getDouble("confidence"),
                row.getString("reader"),
                row.getBoolean("imported"),
                Objects.requireNonNull(Sql.instant(row, "at")));
    }
}
