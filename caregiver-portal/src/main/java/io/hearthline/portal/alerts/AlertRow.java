package io.hearthline.portal.alerts;

import io.hearthline.contracts.health.Severity;
import io.hearthline.portal.clients.Kept;
import io.hearthline.portal.platform.Moments;
import io.hearthline.portal.projection.Person;
import io.hearthline.portal.projection.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One alert as a page shows it.
 *
 * @param name of the person; empty if the call was to nobody we know
 * @param href where to read more; empty if there is no such page
 * @param where what that page shows
 * @param state what has happened and what happens next, in words
 * @param acknowledgeable true if the viewer may take it on now
 * @param resolvable true if the viewer may close it now
 */
public record AlertRow(
        String id,
        String name,
        String href,
        String where,
        String severity,
        String tone,
        String why,
        String state,
        boolean acknowledgeable,
        boolean resolvable) {

    /**
     * Puts an alert into words. Pure.
     *
     * @param person null if it is of nobody we know
     */
    public static AlertRow of(Kept.Alert alert, @Nullable Person person, boolean mayAct, Instant now) {
        Status status = Status.of(alert.status());
        ZoneId zone = person == null ? ZoneOffset.UTC : person.zone();
        Severity severity = alert.severity();
        boolean ofCall = alert.callId() != null;
        String personHref = person == null ? "" : "/people/" + person.id();
        return new AlertRow(
                alert.alertId().toString(),
                person == null ? "" : person.name(),
                ofCall ? "/calls/" + alert.callId() : personHref,
                ofCall ? "Open the call" : "Open their page",
                Words.of(severity),
                Words.tone(severity),
                alert.why() == null ? "" : alert.why(),
                state(alert, status, zone, now),
                mayAct && (status == Status.OPEN || status == Status.SUSPECTED),
                mayAct && status != Status.OVER);
    }

    private static String state(Kept.Alert alert, Status status, ZoneId zone, Instant now) {
        String opened = "Opened " + moment(alert.openedAt(), zone, now);
        Instant taken = alert.acknowledgedAt();
        return switch (status) {
            case SUSPECTED -> opened + ", being asked about in the call";
            case OPEN -> opened + ", nobody has acknowledged it yet" + clock(alert, zone, now);
            case ACKNOWLEDGED -> opened + ", acknowledged" + (taken == null ? "" : " " + moment(taken, zone, now));
            case OVER -> opened + ", resolved" + verdict(alert.outcome());
        };
    }

    /** Who has been told, and what happens if nobody acts. */
    private static String clock(Kept.Alert alert, ZoneId zone, Instant now) {
        String passed =
                alert.level() == 0 ? "" : ", passed on " + (alert.level() == 1 ? "once" : alert.level() + " times");
        Instant next = alert.nextAt();
        if (alert.unacknowledgedAt() != null) {
            return passed + ". Everybody has been told: nobody is left.";
        }
        return next == null ? passed + "." : passed + ". The next in line is told " + moment(next, zone, now) + ".";
    }

    private static String verdict(@Nullable String outcome) {
        return switch (outcome) {
            case "true" -> ": it was right";
            case "false" -> ": a false alarm";
            case null, default -> "";
        };
    }

    private static String moment(Instant at, ZoneId zone, Instant now) {
        return Moments.day(at, zone, now) + " " + Moments.clock(at, zone);
    }

    /** Where an alert stands, as far as a page cares. */
    private enum Status {
        SUSPECTED,
        OPEN,
        ACKNOWLEDGED,
        OVER;

        /** What this version does not know counts as over: it offers no button that would fail. */
        static Status of(String name) {
            return switch (name.toUpperCase(Locale.ROOT)) {
                case "SUSPECTED" -> SUSPECTED;
                case "OPEN" -> OPEN;
                case "ACKNOWLEDGED" -> ACKNOWLEDGED;
                default -> OVER;
            };
        }
    }

    /** Never the name or why. */
    @Override
    public String toString() {
        return "AlertRow[" + id + "]";
    }
}
