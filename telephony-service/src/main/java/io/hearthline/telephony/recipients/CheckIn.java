package io.hearthline.telephony.recipients;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Set;

/**
 * When a person is to be phoned again and again, on the clock of where they live.
 *
 * @param days never empty
 */
public record CheckIn(LocalTime time, Set<DayOfWeek> days) {
    public CheckIn {
        days = Set.copyOf(days);
        if (days.isEmpty()) {
            throw new IllegalArgumentException("a check-in needs a day");
        }
    }
}
