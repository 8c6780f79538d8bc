package io.hearthline.systemtests;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Somebody made up for one test, with a phone of their own.
 *
 * @param contactPhone of the one contact
 */
record Person(
        UUID id,
        String name,
        String preferredName,
        String phone,
        ZoneId zone,
        String contactName,
        String contactPhone,
        String contactEmail,
        List<String> conditions) {

    private static final AtomicInteger SERIAL = new AtomicInteger();
    private static final List<String> AREAS = List.of("212", "213", "312", "404", "415", "512", "612", "702");
    private static final List<String> FIRST_NAMES =
            List.of("Philippa", "Cornelius", "Wilhelmina", "Thaddeus", "Ottoline", "Barnabas", "Clementine", "Leopold");
    private static final List<String> FAMILY_NAMES = List.of(
            "Quillfeather", "Ravenscroft", "Thistlewood", "Ashgrove", "Winterbourne", "Fairweather", "Blackwell");
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("America/New_York"),
            ZoneId.of("Europe/London"),
            ZoneId.of("Asia/Kolkata"),
            ZoneId.of("Australia/Sydney"),
            ZoneId.of("Pacific/Honolulu"));

    /** In a zone where it is day and stays so for the length of a test. */
    static Person next(List<String> conditions) {
        int serial = SERIAL.getAndIncrement();
        String first = FIRST_NAMES.get(serial % FIRST_NAMES.size());
        String family = FAMILY_NAMES.get(serial % FAMILY_NAMES.size());
        return new Person(
                UUID.randomUUID(),
                first + " " + family,
                first,
                phone(2 * serial),
                daylight(Instant.now()),
                "Ulrike " + family,
                phone(2 * serial + 1),
                "contact" + serial + "@family.example",
                conditions);
    }

    /** Of the block that is kept for fiction: area code, 555-01xx. */
    private static String phone(int serial) {
        return "+1" + AREAS.get(serial / 100) + "55501" + "%02d".formatted(serial % 100);
    }

    static ZoneId daylight(Instant now) {
        return ZONES.stream()
                .filter(zone -> {
                    int hour = now.atZone(zone).getHour();
                    return hour >= 10 && hour < 18;
                })
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("it is night everywhere"));
    }

    @Override
    public String toString() {
        return "Person[" + id + "]";
    }
}
