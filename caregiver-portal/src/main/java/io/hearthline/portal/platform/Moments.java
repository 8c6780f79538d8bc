package io.hearthline.portal.platform;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Times as people say them, in the zone of the person they are about. */
public final class Moments {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("H:mm", Locale.ENGLISH);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEEE", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.ENGLISH);
    private static final int WEEK = 7;

    private Moments() {}

    /** For example {@code 9:02}. */
    public static String clock(Instant at, ZoneId zone) {
        return CLOCK.format(at.atZone(zone));
    }

    /** {@code today}, {@code yesterday} or {@code Wed 18 Nov}. */
    public static String day(Instant at, ZoneId zone, Instant now) {
        LocalDate day = at.atZone(zone).toLocalDate();
        LocalDate today = now.atZone(zone).toLocalDate();
        if (day.equals(today)) {
            return "today";
        }
        return day.plusDays(1).equals(today) ? "yesterday" : DAY.format(day);
    }

    /** For example {@code Wednesday 18 November 2026}. */
    public static String fullDay(Instant at, ZoneId zone) {
        return FULL.format(at.atZone(zone));
    }

    /** {@code 15:00}, {@code Monday} or {@code Wed 18 Nov}, whichever says enough. */
    public static String until(Instant at, ZoneId zone, Instant now) {
        long days = ChronoUnit.DAYS.between(
                now.atZone(zone).toLocalDate(), at.atZone(zone).toLocalDate());
        if (days <= 0) {
            return clock(at, zone);
        }
        return days < WEEK ? WEEKDAY.format(at.atZone(zone)) : DAY.format(at.atZone(zone));
    }

    /** True if both fall on the same day in the zone. */
    public static boolean sameDay(Instant a, Instant b, ZoneId zone) {
        return a.atZone(zone).toLocalDate().equals(b.atZone(zone).toLocalDate());
    }
}
