package io.hearthline.telephony.schedules;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Set;
import java.util.stream.Collectors;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/**
 * Which local times a schedule names, without any zone.
 *
 * @param rule RFC 5545
 */
record Recurrence(LocalTime time, String rule) {
    Recurrence {
        parsed(rule);
    }

    static Recurrence of(LocalTime time, Set<DayOfWeek> days) {
        String rule = days.size() == DayOfWeek.values().length
                ? "FREQ=DAILY"
                : "FREQ=WEEKLY;BYDAY="
                        + days.stream()
                                .sorted()
                                .map(day -> day.name().substring(0, 2))
                                .collect(Collectors.joining(","));
        return new Recurrence(time, rule);
    }

    /** The local times from a date on, in order, without an end. */
    Dates from(LocalDate start) {
        DateTime first = new DateTime(
                start.getYear(),
                start.getMonthValue() - 1,
                start.getDayOfMonth(),
                time.getHour(),
                time.getMinute(),
                time.getSecond());
        return new Dates(parsed(rule).iterator(first), time);
    }

    private static RecurrenceRule parsed(String rule) {
        try {
            return new RecurrenceRule(rule);
        } catch (InvalidRecurrenceRuleException e) {
            throw new IllegalArgumentException("not an RFC 5545 rule", e);
        }
    }

    /** Walks through the local times. */
    static final class Dates {
        private final RecurrenceRuleIterator iterator;
        private final LocalTime time;

        private Dates(RecurrenceRuleIterator iterator, LocalTime time) {
            this.iterator = iterator;
            this.time = time;
        }

        LocalDateTime next() {
            DateTime next = iterator.nextDateTime();
            return LocalDate.of(next.getYear(), next.getMonth() + 1, next.getDayOfMonth())
                    .atTime(time);
        }
    }
}
