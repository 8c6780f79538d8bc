package io.hearthline.contracts.eventlog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/**
 * Remembers which events a consumer has taken, in the same database transaction as their effect. Needs this table in
 * the consumer's schema:
 *
 * <pre>{@code
 * create table inbox (
 *     consumer text not null, event_id uuid not null, at timestamptz not null default now(),
 *     primary key (consumer, event_id));
 * }</pre>
 */
public final class Inbox {
    private static final String INSERT = "insert into inbox (consumer, event_id) values (?, ?) on conflict do nothing";

    private Inbox() {}

    /**
     * Claims an event for a consumer.
     *
     * @return false if the consumer has taken it before, and its effect must not be repeated
     */
    public static boolean claim(Connection connection, String consumer, UUID eventId) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, consumer);
            insert.setObject(2, eventId);
            return insert.executeUpdate() == 1;
        }
    }
}
