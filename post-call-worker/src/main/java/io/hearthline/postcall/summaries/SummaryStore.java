package io.hearthline.postcall.summaries;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.json.Json;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.postcall.platform.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** Summaries, one a call; other material makes a new revision, the same material none. */
@Singleton
public final class SummaryStore {
    private static final TypeReference<List<Summary.Claim>> CLAIMS = new TypeReference<>() {};
    private static final String SAVE = """
            insert into summaries as s (call_id, dialogue_id, recipient_id, revision, headline, text, claims, author,
                outcome, input_hash, at)
            values (?, ?, ?, 1, ?, ?, cast(? as jsonb), ?, ?, ?, ?)
            on conflict (call_id) do update
            set dialogue_id = excluded.dialogue_id, recipient_id = excluded.recipient_id, revision = s.revision + 1,
                headline = excluded.headline, text = excluded.text, claims = excluded.claims,
                author = excluded.author, outcome = excluded.outcome, input_hash = excluded.input_hash,
                at = excluded.at, written_at = now()
            where s.input_hash <> excluded.input_hash
            returning revision""";
    private static final String SELECT = """
            select call_id, dialogue_id, recipient_id, revision, headline, claims, author, outcome, at
            from summaries where call_id = any (?)""";

    /** @param revision from 1 */
    public record Kept(Summary summary, int revision) {}

    private final Sql sql;

    SummaryStore(Sql sql) {
        this.sql = sql;
    }

    boolean has(CallId call, String inputHash) {
        return sql.one(
                        "select 1 from summaries where call_id = ? and input_hash = ?",
                        row -> row.getInt(1),
                        call,
                        inputHash)
                .isPresent();
    }

    /** The new revision; empty if it was made of the same material. */
    OptionalInt save(Summary summary, String inputHash) {
        return sql.one(
                        SAVE,
                        row -> OptionalInt.of(row.getInt("revision")),
                        summary.callId(),
                        summary.dialogueId(),
                        summary.recipientId(),
                        summary.headline(),
                        summary.text(),
                        Json.write(summary.claims()),
                        summary.author(),
                        summary.outcome(),
                        inputHash,
                        summary.at())
                .orElse(OptionalInt.empty());
    }

    public Optional<Kept> find(CallId call) {
        return find(List.of(call)).stream().findFirst();
    }

    /** Those of the calls that have one. */
    public List<Kept> find(Collection<CallId> calls) {
        UUID[] ids = calls.stream().map(CallId::value).toArray(UUID[]::new);
        return sql.list(SELECT, SummaryStore::read, (Object) ids);
    }

    @SuppressWarnings("UnusedException") // the cause may repeat words
    private static Kept read(ResultSet row) throws SQLException {
        try {
            Summary summary = new Summary(
                    new CallId(Sql.uuid(row, "call_id")),
                    new DialogueId(Sql.uuid(row, "dialogue_id")),
                    Sql.recipient(row),
                    row.getString("headline"),
                    Json.MAPPER.readValue(row.getString("claims"), CLAIMS),
                    row.getString("author"),
                    CallOutcome.valueOf(row.getString("outcome")),
                    Objects.requireNonNull(Sql.instant(row, "at")));
            return new Kept(summary, row.getInt("revision"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("summary unreadable");
        }
    }
}
