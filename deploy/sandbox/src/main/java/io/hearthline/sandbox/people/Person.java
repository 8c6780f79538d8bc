package io.hearthline.sandbox.people;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody the sandbox phones, as {@code people.yaml} tells.
 *
 * @param checkIn time of the daily check-in, HH:MM in the person's zone
 * @param callee how the person behaves on the phone: a script of the stand-ins
 * @param history question id to what was said on each of the days behind, oldest first, over and over
 */
public record Person(
        String name,
        String preferredName,
        String phone,
        String zone,
        String language,
        List<String> conditions,
        List<String> medicines,
        String checkIn,
        String callee,
        List<Contact> contacts,
        Map<String, List<String>> history) {

    private static final LocalTime CALLS_FROM = LocalTime.of(9, 0);
    private static final LocalTime CALLS_UNTIL = LocalTime.of(20, 0);

    /** Somebody who is told. */
    public record Contact(
            String name,
            String relation,
            String phone,
            @Nullable String email) {
        @Override
        public String toString() {
            return "Contact[" + relation + "]";
        }
    }

    /** The six people. */
    public static List<Person> all() {
        YAMLMapper yaml = new YAMLMapper();
        JavaType people = yaml.getTypeFactory().constructCollectionType(List.class, Person.class);
        try (InputStream file = Objects.requireNonNull(Person.class.getResourceAsStream("people.yaml"))) {
            return yaml.readValue(file, people);
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox's people cannot be read", e);
        }
    }

    /** The same in every run, so that creating a person twice is harmless. */
    public UUID id() {
        return UUID.nameUUIDFromBytes(("hearthline/sandbox/" + phone).getBytes(StandardCharsets.UTF_8));
    }

    public ZoneId zoneId() {
        return ZoneId.of(zone);
    }

    /** Whether the person may be phoned at this time, nine to eight where they live. */
    public boolean reachableAt(ZonedDateTime time) {
        LocalTime there = time.withZoneSameInstant(zoneId()).toLocalTime();
        return !there.isBefore(CALLS_FROM) && there.isBefore(CALLS_UNTIL);
    }

    /** Whether the daily check-in is due within ten minutes, or was. */
    public boolean checkInIsNear(ZonedDateTime time) {
        LocalTime there = time.withZoneSameInstant(zoneId()).toLocalTime();
        return Duration.between(LocalTime.parse(checkIn), there).abs().compareTo(Duration.ofMinutes(10)) < 0;
    }

    @Override
    public String toString() {
        return "Person[" + id() + "]";
    }
}
