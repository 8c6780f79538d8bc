package io.hearthline.telephony.schedules;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;

/** When a schedule is due next. Pure. */
final class NextRun {
    private NextRun() {}

    /**
     * The first instant after the given one that the schedule names, on the clock of the person's zone. A local time
     * that a change of the clock leaves out is the first instant after the gap; one that it repeats is the first of the
     * two, once.
     */
    static Instant after(Instant instant, Recurrence recurrence, ZoneId zone) {
        Recurrence.Dates dates =
                recurrence.from(instant.atZone(zone).toLocalDate().minusDays(1));
        while (true) {
            Instant candidate = instantOf(dates.next(), zone);
            if (candidate.isAfter(instant)) {
                return candidate;
            }
        }
    }

    private static Instant instantOf(LocalDateTime local, ZoneId zone) {
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        return change != null && change.isGap()
                ? change.getInstant()
                // Of two offsets the earlier one comes first.
                : local.toInstant(zone.getRules().getValidOffsets(local).getFirst());
    }
}
