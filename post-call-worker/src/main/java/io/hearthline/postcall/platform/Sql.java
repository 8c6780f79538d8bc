package io.hearthline.postcall.platform;

import io.hearthline.contracts.ids.AlertId;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.ConcernId;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.ids.RecipientId;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Runs SQL on the connection of the caller's transaction, or on one of its own where there is none. */
@Singleton
public final class Sql {
    /** Reads one row. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Uses a connection. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private final DataSource database;

    Sql(DataSource database) {
        this.database = database;
    }

    /** All rows of a query. */
    public <T> List<T> list(String sql, Row<T> reader, @Nullable Object... values) {
        return with(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                bind(select, values);
                List<T> found = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        found.add(reader.read(row));
                    }
                }
                return found;
            }
        });
    }

    /** The first row of a query. */
    public <T> Optional<T> one(String sql, Row<T> reader, @Nullable Object... values) {
        return list(sql, reader, values).stream().findFirst();
    }

    /** Rows changed. */
    public int update(String sql, @Nullable Object... values) {
        return with(connection -> {
            try (PreparedStatement update = connection.prepareStatement(sql)) {
                bind(update, values);
                return update.executeUpdate();
            }
        });
    }

    /** For code that takes a connection. */
    @SuppressWarnings("UnusedException") // a driver's message may repeat values
    public <T> T with(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new DatabaseException(e.getSQLState());
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, bound(statement, values[i]));
        }
    }

    private static @Nullable Object bound(PreparedStatement statement, @Nullable Object value) throws SQLException {
        return switch (value) {
            case null -> null;
            case CallId id -> id.value();
            case DialogueId id -> id.value();
            case RecipientId id -> id.value();
            case ConcernId id -> id.value();
            case AlertId id -> id.value();
            case Instant at -> Timestamp.from(at);
            case Enum<?> word -> word.name();
            case UUID[] ids -> statement.getConnection().createArrayOf("uuid", ids);
            default -> value;
        };
    }

    /** A column that may be null, as an instant. */
    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    /** A column that is never null, as a UUID. */
    public static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    /** A recipient, if the row has one. */
    public static @Nullable RecipientId recipient(ResultSet row) throws SQLException {
        UUID id = row.getObject("recipient_id", UUID.class);
        return id == null ? null : new RecipientId(id);
    }

    /** The database refused; says only its state code, as its message may repeat values. */
    public static final class DatabaseException extends RuntimeException {
        DatabaseException(@Nullable String state) {
            super("database refused sqlState=" + state);
        }
    }
}
