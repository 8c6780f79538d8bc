package io.hearthline.telephony.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextRunTest {
    private static final Set<DayOfWeek> EVERY_DAY = EnumSet.allOf(DayOfWeek.class);

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "later today,                     09:00, Europe/London,    2026-06-01T07:00:00Z, 2026-06-01T08:00:00Z",
        "not the same instant again,      09:00, Europe/London,    2026-06-01T08:00:00Z, 2026-06-02T08:00:00Z",
        "summer time begins in between,   09:00, Europe/London,    2026-03-28T09:00:00Z, 2026-03-29T08:00:00Z",
        "summer time ends in between,     09:00, Europe/London,    2026-10-24T08:00:00Z, 2026-10-25T09:00:00Z",
        "in the gap: first instant after, 02:30, America/New_York, 2026-03-08T05:00:00Z, 2026-03-08T07:00:00Z",
        "the day after a gap as usual,    02:30, America/New_York, 2026-03-08T07:00:00Z, 2026-03-09T06:30:00Z",
        "in the fold: the first one,      01:30, America/New_York, 2026-11-01T04:00:00Z, 2026-11-01T05:30:00Z",
        "in the fold: not the second,     01:30, America/New_York, 2026-11-01T05:30:00Z, 2026-11-02T06:30:00Z",
        "a gap of half an hour,           02:15, Australia/Lord_Howe, 2026-10-03T14:00:00Z, 2026-10-03T15:30:00Z",
        "a gap at midnight,               00:00, America/Asuncion, 2023-09-30T05:00:00Z, 2023-10-01T04:00:00Z",
        "a zone without changes,          09:00, Asia/Kolkata,     2026-06-01T04:00:00Z, 2026-06-02T03:30:00Z"
    })
    void findsTheNextInstant(String _case, LocalTime time, ZoneId zone, Instant after, Instant next) {
        assertThat(NextRun.after(after, Recurrence.of(time, EVERY_DAY), zone)).isEqualTo(next);
    }

    @Test
    void keepsToTheDaysNamed() {
        Recurrence recurrence = Recurrence.of(LocalTime.of(9, 0), EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.THURSDAY));
        ZoneId london = ZoneId.of("Europe/London");

        Instant monday = NextRun.after(Instant.parse("2026-06-05T12:00:00Z"), recurrence, london);
        Instant thursday = NextRun.after(monday, recurrence, london);

        assertThat(monday).isEqualTo("2026-06-08T08:00:00Z");
        assertThat(thursday).isEqualTo("2026-06-11T08:00:00Z");
        assertThat(recurrence.rule()).isEqualTo("FREQ=WEEKLY;BYDAY=MO,TH");
    }
}
