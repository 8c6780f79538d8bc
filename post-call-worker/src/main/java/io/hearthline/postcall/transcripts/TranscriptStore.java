package io.hearthline.postcall.transcripts;

import io.hearthline.contracts.events.CallEvent;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.session.CallKind;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.contracts.transcript.Speaker;
import io.hearthline.contracts.transcript.Turn;
import io.hearthline.postcall.platform.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calls and their turns. The turns of CallEnded are the truth; those spoken before it stand in until then. */
@Singleton
public final class TranscriptStore {
    private static final String HEARD_OF = """
            insert into calls (call_id, recipient_id, dialogue_id, kind, at) values (?, ?, ?, ?, ?)
            on conflict (call_id) do update set kind = coalesce(calls.kind, excluded.kind)""";
    private static final String ENDED = """
            insert into calls (call_id, recipient_id, dialogue_id, kind, outcome, answered_at, ended_at, imported, at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (call_id) do update
            set recipient_id = excluded.recipient_id, dialogue_id = excluded.dialogue_id, kind = excluded.kind,
                outcome = excluded.outcome, answered_at = excluded.answered_at, ended_at = excluded.ended_at,
                imported = excluded.imported, at = excluded.at,
                received_at = case when calls.outcome is null then now() else calls.received_at end
            where calls.outcome is null or excluded.at >= calls.at""";
    private static final String TURN = """
            insert into turns (call_id, number, speaker, text, start_ms, cut) values (?, ?, ?, ?, ?, ?)
            on conflict (call_id, number) do nothing""";
    private static final String CALL = """
            select call_id, recipient_id, dialogue_id, kind, outcome, imported, at, received_at
            from calls where\s""";

    private final Sql sql;

    TranscriptStore(Sql sql) {
        this.sql = sql;
    }

    /** Notes that there is such a call. */
    public void heardOf(
            CallId callId, @Nullable RecipientId recipient, DialogueId dialogue, @Nullable CallKind kind, Instant at) {
        sql.update(HEARD_OF, callId, recipient, dialogue, kind, at);
    }

    /** Keeps one turn of a call that is still going on. */
    public void spoken(CallEvent.TurnSpoken spoken) {
        heardOf(spoken.callId(), spoken.recipientId(), spoken.dialogueId(), null, spoken.at());
        if (find(spoken.callId()).orElseThrow().outcome() == null) {
            add(spoken.callId(), spoken.turn());
        }
    }

    /** Keeps a call that is over, with all its turns. */
    public void ended(CallEvent.CallEnded ended) {
        int changed = sql.update(
                ENDED,
                ended.callId(),
                ended.recipientId(),
                ended.dialogueId(),
                ended.kind(),
                ended.outcome(),
                ended.answeredAt(),
                ended.endedAt(),
                ended.imported(),
                ended.at());
        if (changed == 1) {
            sql.update("delete from turns where call_id = ?", ended.callId());
            ended.turns().forEach(turn -> add(ended.callId(), turn));
        }
    }

    private void add(CallId callId, Turn turn) {
        sql.update(TURN, callId, turn.number(), turn.speaker(), turn.text(), turn.startMs(), turn.cut());
    }

    public Optional<KeptCall> find(CallId callId) {
        return sql.one(CALL + "call_id = ?", TranscriptStore::call, callId);
    }

    /** The calls of a dialogue, first to last. */
    public List<KeptCall> ofDialogue(DialogueId dialogueId) {
        return sql.list(CALL + "dialogue_id = ? order by at, call_id", TranscriptStore::call, dialogueId);
    }

    public List<Turn> turns(CallId callId) {
        return sql.list(
                "select number, speaker, text, start_ms, cut from turns where call_id = ? order by number",
                row -> new Turn(
                        row.getInt("number"),
                        Speaker.valueOf(row.getString("speaker")),
                        row.getString("text"),
                        row.getInt("start_ms"),
                        row.getBoolean("cut")),
                callId);
    }

    private static KeptCall call(ResultSet row) throws SQLException {
        String kind = row.getString("kind");
        String outcome = row.getString("outcome");
        return new KeptCall(
                new CallId(Sql.uuid(row, "call_id")),
                Sql.recipient(row),
                new DialogueId(Sql.uuid(row, "dialogue_id")),
                kind == null ? null : CallKind.valueOf(kind),
                outcome == null ? null : CallOutcome.valueOf(outcome),
                row.getBoolean("imported"),
                Objects.requireNonNull(Sql.instant(row, "at")),
                Objects.requireNonNull(Sql.instant(row, "received_at")));
    }
}
