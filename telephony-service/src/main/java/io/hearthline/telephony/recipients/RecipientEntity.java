package io.hearthline.telephony.recipients;

import io.hearthline.contracts.events.RecipientEvent.Consent;
import io.hearthline.contracts.events.RecipientEvent.Contact;
import io.hearthline.contracts.events.RecipientEvent.Status;
import io.hearthline.contracts.ids.RecipientId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "recipients")
class RecipientEntity {
    @Id
    UUID id;

    int revision;

    @Enumerated(EnumType.STRING)
    Status status;

    @Column(name = "paused_until")
    @Nullable
    Instant pausedUntil;

    String name;

    @Column(name = "preferred_name")
    String preferredName;

    String phone;
    String zone;
    String language;
    String[] conditions;
    String[] medicines;

    @Column(name = "consent_calls")
    boolean consentCalls;

    @Column(name = "consent_recording")
    boolean consentRecording;

    @Column(name = "consent_sharing")
    boolean consentSharing;

    @Column(name = "calls_from")
    String callsFrom;

    @Column(name = "calls_until")
    String callsUntil;

    @Column(name = "check_in_time")
    @Nullable
    String checkInTime;

    @Column(name = "check_in_days")
    String[] checkInDays;

    @Column(name = "patience_seconds")
    @Nullable
    Integer patienceSeconds;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    void take(Recipient r) {
        revision = r.revision();
        status = r.status();
        pausedUntil = r.pausedUntil();
        name = r.name();
        preferredName = r.preferredName();
        phone = r.phone().e164();
        zone = r.zone().getId();
        language = r.language();
        conditions = r.conditions().toArray(String[]::new);
        medicines = r.medicines().toArray(String[]::new);
        consentCalls = r.consent().calls();
        consentRecording = r.consent().recording();
        consentSharing = r.consent().sharing();
        callsFrom = r.callingHours().from().toString();
        callsUntil = r.callingHours().until().toString();
        patienceSeconds = r.patience() == null ? null : (int) r.patience().toSeconds();
        CheckIn checkIn = r.checkIn();
        checkInTime = checkIn == null ? null : checkIn.time().toString();
        checkInDays = checkIn == null
                ? new String[0]
                : checkIn.days().stream().sorted().map(DayOfWeek::name).toArray(String[]::new);
    }

    Recipient recipient(List<Contact> contacts) {
        return new Recipient(
                new RecipientId(id),
                revision,
                status,
                pausedUntil,
                name,
                preferredName,
                new PhoneNumber(phone),
                ZoneId.of(zone),
                language,
                List.of(conditions),
                List.of(medicines),
                contacts,
                new Consent(consentCalls, consentRecording, consentSharing),
                new CallingHours(LocalTime.parse(callsFrom), LocalTime.parse(callsUntil)),
                checkIn(),
                patienceSeconds == null ? null : Duration.ofSeconds(patienceSeconds));
    }

    private @Nullable CheckIn checkIn() {
        return checkInTime == null
                ? null
                : new CheckIn(
                        LocalTime.parse(checkInTime),
                        Arrays.stream(checkInDays).map(DayOfWeek::valueOf).collect(Collectors.toSet()));
    }
}
