package io.hearthline.postcall.steps;

import io.hearthline.postcall.platform.AfterCommit;
import io.hearthline.postcall.platform.Sql;
import io.hearthline.postcall.platform.Traces;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The table of steps. A step is asked for in the transaction of what makes it necessary; asking again while it runs
 * makes it run once more, as its reading may be out of date.
 */
@Singleton
public final class Steps {
    /** Kind of the step that writes a call's summary; its subject is the call. */
    public static final String SUMMARY = "SUMMARY";
    /** Kind of the step that writes a dialogue's health record; its subject is the dialogue. */
    public static final String HEALTH_RECORD = "HEALTH_RECORD";
    /** Kind of the step that decides who is told of an alert; its subject is the alert. */
    public static final String TELL = "TELL";

    private static final String REQUEST = """
            insert into steps (kind, subject, traceparent) values (?, ?, ?)
            on conflict (kind, subject) do update
            set due_at = least(steps.due_at, excluded.due_at), generation = steps.generation + 1, attempts = 0,
                traceparent = excluded.traceparent""";
    /** Materialized: a planner may run a plain subquery again for each row, and lease more than the one returned. */
    private static final String CLAIM = """
            with next as materialized (
                select kind, subject from steps
                where due_at <= now() and (leased_until is null or leased_until < now())
                order by due_at limit 1 for update skip locked)
            update steps set lease = ?, leased_until = now() + interval '30 seconds', attempts = attempts + 1
            from next where steps.kind = next.kind and steps.subject = next.subject
            returning steps.kind, steps.subject, generation, attempts, traceparent""";

    private static final String END =
            "delete from steps where kind = ? and subject = ? and lease = ? and generation = ?";
    private static final String AGAIN = """
            update steps set lease = null, leased_until = null, due_at = now()
            where kind = ? and subject = ? and lease = ?""";
    private static final String LATER = """
            update steps set lease = null, leased_until = null,
                due_at = case when generation = ? then now() + make_interval(secs => ?) else now() end
            where kind = ? and subject = ? and lease = ?""";

    /** Said after the commit of a transaction that asked for steps. */
    public record Requested() {}

    /** A step in one runner's hands. */
    record Claim(
            String kind,
            UUID subject,
            UUID lease,
            long generation,
            int attempts,
            @Nullable String traceparent) {}

    private final Sql sql;
    private final AfterCommit afterCommit;
    private final Event<Requested> requested;

    Steps(Sql sql, AfterCommit afterCommit, Event<Requested> requested) {
        this.sql = sql;
        this.afterCommit = afterCommit;
        this.requested = requested;
    }

    /** Asks for a step, in the caller's transaction. */
    public void request(String kind, UUID subject) {
        sql.update(REQUEST, kind, subject, Traces.current());
        afterCommit.run(() -> requested.fire(new Requested()));
    }

    Optional<Claim> claim() {
        UUID lease = UUID.randomUUID();
        return sql.one(
                CLAIM,
                row -> new Claim(
                        row.getString("kind"),
                        Sql.uuid(row, "subject"),
                        lease,
                        row.getLong("generation"),
                        row.getInt("attempts"),
                        row.getString("traceparent")),
                lease);
    }

    /** @throws LeaseLostException if another runner has it by now; the transaction must not commit */
    void end(Claim claim) {
        if (sql.update(END, claim.kind(), claim.subject(), claim.lease(), claim.generation()) == 1) {
            return;
        }
        if (sql.update(AGAIN, claim.kind(), claim.subject(), claim.lease()) == 0) {
            throw new LeaseLostException();
        }
    }

    void later(Claim claim, Duration pause) {
        double seconds = Math.max(0, pause.toMillis()) / 1000.0;
        sql.update(LATER, claim.generation(), seconds, claim.kind(), claim.subject(), claim.lease());
    }

    /** The step took so long that another runner has it. */
    static final class LeaseLostException extends RuntimeException {
        LeaseLostException() {
            super("lease lost");
        }
    }
}
