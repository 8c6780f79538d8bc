package io.hearthline.postcall.notifications;

import io.hearthline.postcall.alerts.Alert;
import io.hearthline.postcall.platform.Sql;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Messages to send and what became of them; by constraint one for each alert, contact, round and channel. */
@Singleton
public final class NotificationStore {
    private static final String ADD = """
            insert into notifications (notification_id, alert_id, call_id, told, round, channel, address, text,
                state)
            values (?, ?, ?, ?, ?, ?, ?, ?, 'PENDING')
            on conflict (alert_id, told, channel, round) do nothing""";
    /** Materialized: a planner may run a plain subquery again for each row, and lease more than the one returned. */
    private static final String CLAIM = """
            with next as materialized (
                select notification_id as id from notifications
                where state = 'PENDING' and due_at <= now() and (leased_until is null or leased_until < now())
                order by due_at limit 1 for update skip locked)
            update notifications
            set lease = ?, leased_until = now() + interval '20 seconds', attempts = attempts + 1
            from next where notification_id = next.id
            returning notification_id, alert_id, call_id, channel, address, text, attempts""";

    private static final String END = """
            update notifications set state = ?, provider_id = ?, error_type = ?, lease = null, leased_until = null,
                sent_at = case when ? = 'SENT' then now() end
            where notification_id = ? and lease = ?""";
    private static final String LATER = """
            update notifications set lease = null, leased_until = null, due_at = now() + make_interval(secs => ?)
            where notification_id = ? and lease = ?""";

    /** A message in one sender's hands. */
    record Claim(Message message, Channel.Kind channel, UUID lease) {}

    private final Sql sql;

    NotificationStore(Sql sql) {
        this.sql = sql;
    }

    boolean add(Alert alert, Audience.Turn turn, Channel.Kind channel, String address, String text) {
        return sql.update(
                        ADD,
                        UUID.randomUUID(),
                        alert.id(),
                        alert.callId(),
                        turn.told().key(),
                        turn.round(),
                        channel,
                        address,
                        text)
                == 1;
    }

    Optional<Claim> claim() {
        UUID lease = UUID.randomUUID();
        return sql.one(
                CLAIM,
                row -> new Claim(
                        new Message(
                                Sql.uuid(row, "notification_id"),
                                Sql.uuid(row, "alert_id"),
                                row.getObject("call_id", UUID.class),
                                row.getString("address"),
                                row.getString("text"),
                                row.getInt("attempts")),
                        Channel.Kind.valueOf(row.getString("channel")),
                        lease),
                lease);
    }

    void sent(Claim claim, @Nullable String providerId) {
        sql.update(END, "SENT", providerId, null, "SENT", claim.message().id(), claim.lease());
    }

    void failed(Claim claim, String errorType) {
        sql.update(END, "FAILED", null, errorType, "FAILED", claim.message().id(), claim.lease());
    }

    void later(Claim claim, Duration pause) {
        sql.update(LATER, pause.toMillis() / 1000.0, claim.message().id(), claim.lease());
    }
}
