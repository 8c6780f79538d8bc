package io.hearthline.postcall.healthrecords;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.hearthline.contracts.health.Severity;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.json.Json;
import io.hearthline.postcall.platform.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** Health records, one a dialogue; a change of content is a new revision. */
@Singleton
public final class HealthRecordStore {
    private static final TypeReference<List<HealthRecord.Entry>> ENTRIES = new TypeReference<>() {};
    private static final String SAVE = """
            insert into health_records as h (dialogue_id, call_id, recipient_id, revision, partial, severity, imported,
                answers, at)
            values (?, ?, ?, 1, ?, ?, ?, cast(? as jsonb), ?)
            on conflict (dialogue_id) do update
            set call_id = excluded.call_id, recipient_id = excluded.recipient_id, revision = h.revision + 1,
                partial = excluded.partial, severity = excluded.severity, imported = excluded.imported,
                answers = excluded.answers, at = excluded.at, written_at = now()
            where (h.call_id, h.partial, h.severity, h.answers, h.at)
                is distinct from (excluded.call_id, excluded.partial, excluded.severity, excluded.answers, excluded.at)
            returning revision""";
    private static final String SELECT = """
            select dialogue_id, call_id, recipient_id, revision, partial, severity, imported, answers, at
            from health_records where\s""";

    /** @param revision from 1 */
    public record Kept(HealthRecord record, int revision) {}

    private final Sql sql;

    HealthRecordStore(Sql sql) {
        this.sql = sql;
    }

    /** The new revision; empty if nothing changed. */
    OptionalInt save(HealthRecord record) {
        return sql.one(
                        SAVE,
                        row -> OptionalInt.of(row.getInt("revision")),
                        record.dialogueId(),
                        record.callId(),
                        record.recipientId(),
                        record.partial(),
                        record.severity(),
                        record.imported(),
                        Json.write(record.answers()),
                        record.at())
                .orElse(OptionalInt.empty());
    }

    public Optional<Kept> find(DialogueId dialogue) {
        return sql.one(SELECT + "dialogue_id = ?", HealthRecordStore::read, dialogue);
    }

    /**
     * A person's records, newest first, a page at a time.
     *
     * @param beforeAt with {@code before}, where the page starts
     */
    public List<Kept> page(RecipientId recipient, Instant beforeAt, UUID before, int limit) {
        return sql.list(
                SELECT + "recipient_id = ? and (at, dialogue_id) < (?, ?) order by at desc, dialogue_id desc limit ?",
                HealthRecordStore::read,
                recipient,
                beforeAt,
                before,
                limit);
    }

    @SuppressWarnings("UnusedException") // the cause may repeat answers
    private static Kept read(ResultSet row) throws SQLException {
        try {
            HealthRecord record = new HealthRecord(
                    new DialogueId(Sql.uuid(row, "dialogue_id")),
                    new CallId(Sql.uuid(row, "call_id")),
                    Sql.recipient(row),
                    row.getBoolean("partial"),
                    Severity.valueOf(row.getString("severity")),
                    row.getBoolean("imported"),
                    Objects.requireNonNull(Sql.instant(row, "at")),
                    Json.MAPPER.readValue(row.getString("answers"), ENTRIES));
            return new Kept(record, row.getInt("revision"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("health record unreadable");
        }
    }
}
