package io.hearthline.telephony.recipients;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When a person may be phoned, on the clock of where they live.
 *
 * @param from first minute
 * @param until end, not included; {@link LocalTime#MIDNIGHT} is the day's end
 */
public record CallingHours(LocalTime from, LocalTime until) {
    /** Where nothing else was agreed: nine in the morning to eight in the evening. */
    public static final CallingHours DEFAULT = new CallingHours(LocalTime.of(9, 0), LocalTime.of(20, 0));

    public CallingHours {
        if (!until.equals(LocalTime.MIDNIGHT) && !from.isBefore(until)) {
            throw new IllegalArgumentException("calling hours end after they begin");
        }
    }

    /** True if a phone may ring at this instant. */
    public boolean allow(Instant instant, ZoneId zone) {
        LocalTime time = instant.atZone(zone).toLocalTime();
        return !time.isBefore(from) && (until.equals(LocalTime.MIDNIGHT) || time.isBefore(until));
    }
}
