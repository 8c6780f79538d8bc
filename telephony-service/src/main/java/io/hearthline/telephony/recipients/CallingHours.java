package io.hearthline.telephony.recipients;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When a person may be phoned, on the clock of where they live; never outside {@link #EARLIEST} and {@link #LATEST},
 * whatever anybody asks for.
 *
 * @param from first minute
 * @param until end, not included
 */
public record CallingHours(LocalTime from, LocalTime until) {
    /** No phone rings before. */
    public static final LocalTime EARLIEST = LocalTime.of(8, 0);

    /** No phone rings from then on. */
    public static final LocalTime LATEST = LocalTime.of(21, 0);

    /** Where nothing else was agreed: nine in the morning to eight in the evening. */
    public static final CallingHours DEFAULT = new CallingHours(LocalTime.of(9, 0), LocalTime.of(20, 0));

    public CallingHours {
        if (from.isBefore(EARLIEST) || until.isAfter(LATEST) || !from.isBefore(until)) {
            throw new IllegalArgumentException("calling hours lie between 08:00 and 21:00");
        }
    }

    /** True if a phone may ring at this instant. */
    public boolean allow(Instant instant, ZoneId zone) {
        LocalTime time = instant.atZone(zone).toLocalTime();
        return !time.isBefore(from) && time.isBefore(until);
    }
}
