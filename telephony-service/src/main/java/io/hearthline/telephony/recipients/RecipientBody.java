package io.hearthline.telephony.recipients;

import io.hearthline.contracts.events.RecipientEvent.Consent;
import io.hearthline.contracts.events.RecipientEvent.Contact;
import io.hearthline.contracts.events.RecipientEvent.Status;
import io.hearthline.contracts.ids.ContactId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.problem.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A recipient as a caller writes one.
 *
 * @param id may be given, so that a repeated create is harmless
 * @param phone with its country code
 * @param zone IANA name, for example Europe/Dublin
 * @param language BCP 47; en-US if nobody says otherwise
 * @param patienceSeconds how long they may stay silent before they are spoken to again
 */
public record RecipientBody(
        @Nullable UUID id,
        @NotBlank @Size(max = 200) String name,
        @NotBlank @Size(max = 100) String preferredName,
        @NotBlank String phone,
        @NotBlank String zone,
        @Nullable String language,
        @Size(max = 30) @Nullable List<@NotBlank @Size(max = 100) String> conditions,
        @Size(max = 60) @Nullable List<@NotBlank @Size(max = 200) String> medicines,
        @Size(max = 10) @Nullable List<@Valid ContactBody> contacts,
        @NotNull Consent consent,
        @Nullable Status status,
        @Nullable Instant pausedUntil,
        @Valid @Nullable HoursBody callingHours,
        @Valid @Nullable CheckInBody checkIn,
        @Min(3) @Max(60) @Nullable Integer patienceSeconds) {

    private static final String DEFAULT_LANGUAGE = "en-US";

    /** Somebody who is told. */
    public record ContactBody(
            @Nullable UUID contactId,
            @NotBlank @Size(max = 200) String name,
            @NotBlank @Size(max = 100) String relation,
            @Nullable String phone,
            @Email @Nullable String email) {
        @Override
        public String toString() {
            return "ContactBody[…]";
        }
    }

    /** Local times, {@code HH:mm}, between 08:00 and 21:00. */
    public record HoursBody(@NotBlank String from, @NotBlank String until) {}

    /** @param days MON to SUN; every day if left out */
    public record CheckInBody(
            @NotBlank String time, @Nullable List<String> days) {}

    /** The recipient meant. */
    Recipient recipient(RecipientId recipientId, Status fallback) {
        return new Recipient(
                recipientId,
                1,
                status == null ? fallback : status,
                pausedUntil,
                name.strip(),
                preferredName.strip(),
                number("phone", phone),
                zoneId(),
                language == null ? DEFAULT_LANGUAGE : language,
                conditions == null ? List.of() : conditions,
                medicines == null ? List.of() : medicines,
                contacts == null
                        ? List.of()
                        : contacts.stream().map(this::contact).toList(),
                consent,
                callingHours == null ? CallingHours.DEFAULT : hours(callingHours),
                checkIn == null ? null : wish(checkIn),
                patienceSeconds == null ? null : Duration.ofSeconds(patienceSeconds));
    }

    private static PhoneNumber number(String field, String text) {
        return PhoneNumber.parse(text)
                .orElseThrow(() -> ProblemException.invalid(field, "must be a phone number with its country code"));
    }

    @SuppressWarnings("UnusedException") // the cause repeats the input
    private ZoneId zoneId() {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw ProblemException.invalid("zone", "must be an IANA time zone");
        }
    }

    private Contact contact(ContactBody body) {
        return new Contact(
                body.contactId() == null ? new ContactId(UUID.randomUUID()) : new ContactId(body.contactId()),
                body.name(),
                body.relation(),
                body.phone() == null
                        ? null
                        : number("contacts.phone", body.phone()).e164(),
                body.email());
    }

    private static CallingHours hours(HoursBody body) {
        LocalTime from = time("callingHours.from", body.from());
        LocalTime until = time("callingHours.until", body.until());
        if (from.isBefore(CallingHours.EARLIEST)) {
            throw ProblemException.invalid("callingHours.from", "must not be before " + CallingHours.EARLIEST);
        }
        if (until.isAfter(CallingHours.LATEST)) {
            throw ProblemException.invalid("callingHours.until", "must not be after " + CallingHours.LATEST);
        }
        if (!from.isBefore(until)) {
            throw ProblemException.invalid("callingHours.until", "must be later than from");
        }
        return new CallingHours(from, until);
    }

    private static CheckIn wish(CheckInBody body) {
        Set<DayOfWeek> days = body.days() == null || body.days().isEmpty()
                ? EnumSet.allOf(DayOfWeek.class)
                : body.days().stream().map(RecipientBody::day).collect(Collectors.toSet());
        return new CheckIn(time("checkIn.time", body.time()), days);
    }

    private static DayOfWeek day(String text) {
        String start = text.toUpperCase(Locale.ROOT);
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> start.length() >= 3 && day.name().startsWith(start))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid("checkIn.days", "must be MON to SUN"));
    }

    @SuppressWarnings("UnusedException") // the cause repeats the input
    private static LocalTime time(String field, String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException e) {
            throw ProblemException.invalid(field, "must be a time, HH:mm");
        }
    }

    @Override
    public String toString() {
        return "RecipientBody[…]";
    }
}
