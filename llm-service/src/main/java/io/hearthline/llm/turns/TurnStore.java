package io.hearthline.llm.turns;

import io.agroal.api.AgroalDataSource;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.json.Json;
import io.hearthline.llm.dialogue.Situation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The truth about turns. A turn, the answers and concerns it brings and their events are one transaction. */
@ApplicationScoped
public class TurnStore {
    private static final String DIALOGUE = """
            insert into dialogues (dialogue_id, recipient_id, kind, version) values (?, ?, ?, 1)
            on conflict (dialogue_id) do update set version = dialogues.version + 1, changed_at = now()
            returning version""";
    private static final String TURN = """
            insert into turns (dialogue_id, epoch, call_id, opening, depth, key, parent_key, received_at, reply, situation)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)
            on conflict on constraint turns_once do nothing""";
    private static final String QUOTED =
            "update turns set quoted = true where dialogue_id = ? and epoch = ? and key = ? and not quoted";
    private static final String TURNS = """
            select epoch, call_id, opening, depth, key, parent_key, reply, situation
            from turns where dialogue_id = ? order by id""";
    private static final String VERSION = "select version from dialogues where dialogue_id = ?";
    private static final String OPEN =
            "select category, ordinal, said from concerns where dialogue_id = ? and status in ('SUSPECTED', 'PROVISIONAL') order by received_at";

    private final AgroalDataSource database;
    private final Effects effects;

    TurnStore(AgroalDataSource database, Effects effects) {
        this.database = database;
        this.effects = effects;
    }

    /** What became of a recording: the dialogue's version, or empty if the turn had been recorded before. */
    record Recorded(Optional<Long> version) {}

    /** Everything known of a dialogue. */
    @Transactional
    DialogueCopy load(DialogueId dialogueId) {
        try (Connection connection = database.getConnection()) {
            return new DialogueCopy(
                    version(connection, dialogueId), true, turns(connection, dialogueId), open(connection, dialogueId));
        } catch (SQLException e) {
            throw new IllegalStateException("turns unread", e);
        }
    }

    /** Writes a turn once. */
    @Transactional
    Recorded record(Recording recording) {
        DialogueId dialogueId = recording.session().dialogueId();
        try (Connection connection = database.getConnection()) {
            long version = raised(connection, recording);
            insert(connection, dialogueId, recording.start(), recording);
            if (!insert(connection, dialogueId, recording.turn(), recording)) {
                return new Recorded(Optional.empty());
            }
            quoted(connection, dialogueId, recording.turn());
            effects.apply(connection, recording);
            return new Recorded(Optional.of(version));
        } catch (SQLException e) {
            throw new IllegalStateException("turn unwritten", e);
        }
    }

    private static long raised(Connection connection, Recording recording) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement(DIALOGUE)) {
            upsert.setObject(1, recording.session().dialogueId().value());
            var recipient = recording.session().recipientId();
            upsert.setObject(2, recipient == null ? null : recipient.value());
            upsert.setString(3, recording.session().kind().name());
            try (ResultSet row = upsert.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static boolean insert(Connection connection, DialogueId dialogueId, Turn turn, Recording recording)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(TURN)) {
            insert.setObject(1, dialogueId.value());
            insert.setInt(2, turn.epoch());
            insert.setObject(3, turn.callId().value());
            insert.setString(4, turn.opening());
            insert.setInt(5, turn.depth());
            insert.setString(6, turn.key());
            insert.setString(7, turn.parent());
            insert.setTimestamp(8, Timestamp.from(recording.receivedAt()));
            insert.setString(9, Json.write(turn.reply()));
            insert.setString(10, Json.write(turn.situation()));
            return insert.executeUpdate() == 1;
        }
    }

    private static void quoted(Connection connection, DialogueId dialogueId, Turn turn) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(QUOTED)) {
            update.setObject(1, dialogueId.value());
            update.setInt(2, turn.epoch());
            update.setString(3, turn.parent());
            update.executeUpdate();
        }
    }

    private static long version(Connection connection, DialogueId dialogueId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(VERSION)) {
            select.setObject(1, dialogueId.value());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    private static List<Turn> turns(Connection connection, DialogueId dialogueId) throws SQLException {
        List<Turn> turns = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(TURNS)) {
            select.setObject(1, dialogueId.value());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    turns.add(new Turn(
                            row.getInt("epoch"),
                            new CallId(row.getObject("call_id", UUID.class)),
                            row.getString("opening"),
                            row.getInt("depth"),
                            row.getString("key"),
                            row.getString("parent_key"),
                            Json.read(row.getString("reply"), Reply.class),
                            Json.read(row.getString("situation"), Situation.class)));
                }
            }
        }
        return turns;
    }

    private static List<Situation.Suspicion> open(Connection connection, DialogueId dialogueId) throws SQLException {
        List<Situation.Suspicion> open = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(OPEN)) {
            select.setObject(1, dialogueId.value());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    open.add(new Situation.Suspicion(
                            row.getString("category"), row.getInt("ordinal"), row.getString("said"), 0));
                }
            }
        }
        return open;
    }
}
