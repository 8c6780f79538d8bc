package io.hearthline.postcall.concerns;

import io.hearthline.contracts.concern.ConcernStatus;
import io.hearthline.contracts.events.DialogueEvent.ConcernCleared;
import io.hearthline.contracts.events.DialogueEvent.ConcernConfirmed;
import io.hearthline.contracts.events.DialogueEvent.ConcernSuspected;
import io.hearthline.contracts.health.Severity;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.ConcernId;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.postcall.platform.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Concerns as far as they are known; their events may come in any order. */
@Singleton
public final class ConcernStore {
    private static final String SUSPECTED = """
            insert into concerns (concern_id, dialogue_id, call_id, recipient_id, category, severity, said, suspected_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (concern_id) do update
            set severity = coalesce(concerns.severity, excluded.severity), said = excluded.said,
                suspected_at = excluded.suspected_at""";
    private static final String CONFIRMED = """
            insert into concerns (concern_id, dialogue_id, call_id, recipient_id, category, severity, answered, confirmed_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (concern_id) do update
            set severity = excluded.severity, answered = excluded.answered, confirmed_at = excluded.confirmed_at""";
    private static final String CLEARED = """
            insert into concerns (concern_id, dialogue_id, call_id, recipient_id, category, answered, cleared_at)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (concern_id) do update
            set answered = coalesce(concerns.answered, excluded.answered), cleared_at = excluded.cleared_at""";
    private static final String SELECT = """
            select concern_id, dialogue_id, call_id, recipient_id, category, severity, said, answered, confirmed_at,
                cleared_at from concerns where\s""";

    private final Sql sql;

    ConcernStore(Sql sql) {
        this.sql = sql;
    }

    public void suspected(ConcernSuspected event) {
        sql.update(
                SUSPECTED,
                event.concernId(),
                event.dialogueId(),
                event.callId(),
                event.recipientId(),
                event.category(),
                event.severity(),
                event.said(),
                event.at());
    }

    public void confirmed(ConcernConfirmed event) {
        sql.update(
                CONFIRMED,
                event.concernId(),
                event.dialogueId(),
                event.callId(),
                event.recipientId(),
                event.category(),
                event.severity(),
                event.said(),
                event.at());
    }

    public void cleared(ConcernCleared event) {
        sql.update(
                CLEARED,
                event.concernId(),
                event.dialogueId(),
                event.callId(),
                event.recipientId(),
                event.category(),
                event.said(),
                event.at());
    }

    public Optional<Concern> find(ConcernId id) {
        return sql.one(SELECT + "concern_id = ?", ConcernStore::read, id);
    }

    public List<Concern> ofCall(CallId callId) {
        return sql.list(SELECT + "call_id = ? order by concern_id", ConcernStore::read, callId);
    }

    public List<Concern> ofDialogue(DialogueId dialogueId) {
        return sql.list(SELECT + "dialogue_id = ? order by concern_id", ConcernStore::read, dialogueId);
    }

    private static Concern read(ResultSet row) throws SQLException {
        String severity = row.getString("severity");
        return new Concern(
                new ConcernId(Sql.uuid(row, "concern_id")),
                new CallId(Sql.uuid(row, "call_id")),
                new DialogueId(Sql.uuid(row, "dialogue_id")),
                Sql.recipient(row),
                row.getString("category"),
                severity == null ? Severity.INFO : Severity.of(severity),
                status(row),
                row.getString("said"),
                row.getString("answered"));
    }

    /** The later of the two verdicts counts; none yet means suspected. */
    private static ConcernStatus status(ResultSet row) throws SQLException {
        Instant confirmed = Sql.instant(row, "confirmed_at");
        Instant cleared = Sql.instant(row, "cleared_at");
        if (confirmed == null) {
            return cleared == null ? ConcernStatus.SUSPECTED : ConcernStatus.CLEARED;
        }
        return cleared != null && cleared.isAfter(confirmed) ? ConcernStatus.CLEARED : ConcernStatus.CONFIRMED;
    }
}
