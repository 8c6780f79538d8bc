package io.hearthline.contracts.eventlog;

import io.hearthline.contracts.events.Event;
import io.hearthline.contracts.events.Topics;
import io.hearthline.contracts.json.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes events beside the state they tell of, in the same database transaction. Needs this table in the writer's
 * schema:
 *
 * <pre>{@code
 * create table outbox (
 *     id bigint generated always as identity primary key,
 *     event_id uuid not null unique, topic text not null, key text not null, bucket int not null,
 *     type text not null, at timestamptz not null, traceparent text, value text not null);
 * create index outbox_bucket on outbox (bucket, id);
 * }</pre>
 */
public final class Outbox {
    private static final String INSERT = """
            insert into outbox (event_id, topic, key, bucket, type, at, traceparent, value)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (event_id) do nothing""";

    private Outbox() {}

    /**
     * Adds an event; it is sent after the connection's transaction has committed.
     *
     * @param eventId the event's identity; a name-based one makes a repeated effect one event
     * @param at when it happened
     * @param traceparent W3C trace context, null if there is none
     */
    public static void append(
            Connection connection, String topic, UUID eventId, Event event, Instant at, @Nullable String traceparent)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, eventId);
            insert.setString(2, topic);
            insert.setString(3, event.key());
            insert.setInt(4, bucket(event.key()));
            insert.setString(5, event.type());
            insert.setTimestamp(6, Timestamp.from(at));
            insert.setString(7, traceparent);
            insert.setString(8, Json.write(event));
            insert.executeUpdate();
        }
    }

    /** Events of one key share a bucket and are sent in order. */
    static int bucket(String key) {
        return Math.floorMod(key.hashCode(), Topics.PARTITIONS);
    }
}
