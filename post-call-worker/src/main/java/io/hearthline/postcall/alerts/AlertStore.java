package io.hearthline.postcall.alerts;

import io.hearthline.contracts.health.Severity;
import io.hearthline.contracts.ids.AlertId;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.postcall.platform.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Alerts, one a source. */
@Singleton
public final class AlertStore {
    private static final String RAISE = """
            insert into alerts (alert_id, source, recipient_id, call_id, dialogue_id, severity, rule, category, why,
                status, hidden_from_family, opened_at, next_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (source) do update
            set severity = excluded.severity, why = excluded.why, hidden_from_family = excluded.hidden_from_family,
                next_at = case when alerts.unacknowledged_at is null then least(alerts.next_at, excluded.next_at) end,
                status = case when alerts.status in ('SUSPECTED', 'CLEARED') then excluded.status
                    else alerts.status end
            where alerts.status in ('SUSPECTED', 'CLEARED') and excluded.status = 'OPEN'
                or alerts.status = 'SUSPECTED' and excluded.status = 'CLEARED'
                or alerts.status not in ('RESOLVED', 'CLEARED') and excluded.status = 'OPEN'
                    and array_position(array['INFO', 'WATCH', 'URGENT', 'EMERGENCY'], excluded.severity)
                        > array_position(array['INFO', 'WATCH', 'URGENT', 'EMERGENCY'], alerts.severity)""";
    private static final String ACKNOWLEDGE = """
            update alerts set status = 'ACKNOWLEDGED', acknowledged_at = ?, acknowledged_by = ?
            where alert_id = ? and status in ('OPEN', 'SUSPECTED')""";
    private static final String RESOLVE = """
            update alerts set status = 'RESOLVED', resolved_at = ?, resolved_by = ?, outcome = ?
            where alert_id = ? and status in ('OPEN', 'SUSPECTED', 'ACKNOWLEDGED')""";
    private static final String SELECT = """
            select alert_id, source, recipient_id, call_id, dialogue_id, severity, rule, category, why, status,
                hidden_from_family, opened_at, acknowledged_at, acknowledged_by, resolved_at, outcome, level, next_at,
                unacknowledged_at
            from alerts where\s""";
    private static final String DUE =
            "status = 'OPEN' and next_at <= ? order by next_at limit 1 for update skip locked";
    private static final String ESCALATED = "update alerts set level = ?, next_at = ? where alert_id = ?";
    private static final String UNACKNOWLEDGED = """
            update alerts set level = ?, next_at = null, unacknowledged_at = ? where alert_id = ?""";
    private static final String MISSED = """
            recipient_id = ? and rule = 'missed' and status in ('OPEN', 'ACKNOWLEDGED') and opened_at <= ?""";

    /**
     * An alert with what was done about it.
     *
     * @param level how often it was passed on because nobody had acknowledged it
     * @param nextAt when it is passed on next, if nobody does until then
     * @param unacknowledgedAt since when nobody is left to be told
     */
    public record Kept(
            Alert alert,
            @Nullable Instant acknowledgedAt,
            @Nullable String acknowledgedBy,
            @Nullable Instant resolvedAt,
            @Nullable String outcome,
            int level,
            @Nullable Instant nextAt,
            @Nullable Instant unacknowledgedAt) {}

    /**
     * An alert nobody has acknowledged in time.
     *
     * @param level how often it was passed on already
     */
    public record Due(Alert alert, int level) {}

    /**
     * Which alerts, newest first, and where the page starts.
     *
     * @param status null for any
     * @param recipientId null for anybody
     */
    public record Wanted(
            @Nullable String status, @Nullable RecipientId recipientId, Instant beforeAt, UUID before, int limit) {}

    private final Sql sql;

    AlertStore(Sql sql) {
        this.sql = sql;
    }

    /** True if this changed anything: a new alert, one that became open or cleared, or a graver one. */
    boolean raise(Alert alert, @Nullable Instant nextAt) {
        return sql.update(
                        RAISE,
                        alert.id(),
                        alert.source(),
                        alert.recipientId(),
                        alert.callId(),
                        alert.dialogueId(),
                        alert.severity(),
                        alert.rule(),
                        alert.category(),
                        alert.why(),
                        alert.status(),
                        alert.hiddenFromFamily(),
                        alert.openedAt(),
                        nextAt)
                == 1;
    }

    boolean acknowledge(AlertId id, String by, Instant at) {
        return sql.update(ACKNOWLEDGE, at, by, id) == 1;
    }

    boolean resolve(AlertId id, String by, String outcome, Instant at) {
        return sql.update(RESOLVE, at, by, outcome, id) == 1;
    }

    /** One that is due to be passed on, locked until the end of the caller's transaction. */
    public Optional<Due> due(Instant now) {
        return sql.one(SELECT + DUE, AlertStore::read, now).map(kept -> new Due(kept.alert(), kept.level()));
    }

    void escalated(AlertId id, int level, Instant nextAt) {
        sql.update(ESCALATED, level, nextAt, id);
    }

    void unacknowledged(AlertId id, int level, Instant at) {
        sql.update(UNACKNOWLEDGED, level, at, id);
    }

    /** What was opened for missed check-ins of a person up to then and is not over. */
    List<Alert> missed(RecipientId recipient, Instant until) {
        return sql.list(SELECT + MISSED, AlertStore::read, recipient, until).stream()
                .map(Kept::alert)
                .toList();
    }

    public Optional<Kept> find(AlertId id) {
        return sql.one(SELECT + "alert_id = ?", AlertStore::read, id);
    }

    /** One page. */
    public List<Kept> page(Wanted wanted) {
        StringBuilder where = new StringBuilder("(opened_at, alert_id) < (?, ?)");
        List<@Nullable Object> values = new ArrayList<>();
        values.add(wanted.beforeAt());
        values.add(wanted.before());
        if (wanted.status() != null) {
            where.append(" and status = ?");
            values.add(wanted.status());
        }
        if (wanted.recipientId() != null) {
            where.append(" and recipient_id = ?");
            values.add(wanted.recipientId());
        }
        values.add(wanted.limit());
        return sql.list(
                SELECT + where + " order by opened_at desc, alert_id desc limit ?", AlertStore::read, values.toArray());
    }

    private static Kept read(ResultSet row) throws SQLException {
        Alert alert = new Alert(
                row.getString("source"),
                Sql.recipient(row),
                Optional.ofNullable(row.getObject("call_id", UUID.class))
                        .map(CallId::new)
                        .orElse(null),
                Optional.ofNullable(row.getObject("dialogue_id", UUID.class))
                        .map(DialogueId::new)
                        .orElse(null),
                Severity.valueOf(row.getString("severity")),
                row.getString("rule"),
                row.getString("category"),
                row.getString("why"),
                Alert.Status.valueOf(row.getString("status")),
                row.getBoolean("hidden_from_family"),
                Objects.requireNonNull(Sql.instant(row, "opened_at")));
        return new Kept(
                alert,
                Sql.instant(row, "acknowledged_at"),
                row.getString("acknowledged_by"),
                Sql.instant(row, "resolved_at"),
                row.getString("outcome"),
                row.getInt("level"),
                Sql.instant(row, "next_at"),
                Sql.instant(row, "unacknowledged_at"));
    }
}
