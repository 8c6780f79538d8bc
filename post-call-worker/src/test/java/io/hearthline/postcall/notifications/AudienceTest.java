package io.hearthline.postcall.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthline.contracts.events.RecipientEvent.Contact;
import io.hearthline.contracts.health.Severity;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.ContactId;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.postcall.alerts.Alert;
import io.hearthline.postcall.recipients.KeptRecipient;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AudienceTest {
    private static final Contact PROTECTION = contact("protection");
    private static final Contact DAUGHTER = contact("daughter");
    private static final Contact SON = contact("son");
    private static final List<String> FAMILY = List.of("on_call_operator", "primary_caregiver", "secondary_caregiver");
    private static final List<String> PROTECTED = List.of("on_call_operator", "protection_contact");
    private final Audience audience = new Audience("+12025550199", null);

    private static Contact contact(String relation) {
        return new Contact(new ContactId(UUID.randomUUID()), relation, relation, "+12025550101", null);
    }

    private static KeptRecipient recipient(boolean sharing) {
        return new KeptRecipient(
                new RecipientId(UUID.randomUUID()),
                "Rosa",
                ZoneOffset.UTC,
                List.of(PROTECTION, DAUGHTER, SON),
                sharing);
    }

    private static Alert alert(String rule, Severity severity, Alert.Status status, boolean hidden) {
        return new Alert(
                "source",
                null,
                CallId.random(),
                new DialogueId(UUID.randomUUID()),
                severity,
                rule,
                "category",
                "why",
                status,
                hidden,
                Instant.EPOCH);
    }

    private List<String> told(Alert alert, List<String> roles, KeptRecipient recipient) {
        return audience.of(alert, roles, recipient).stream()
                .map(Audience.Told::key)
                .toList();
    }

    @Test
    void theFirstContactAndTheOperatorHearOfAnEmergency() {
        assertThat(told(alert(Alert.CONCERN, Severity.EMERGENCY, Alert.Status.OPEN, false), FAMILY, recipient(true)))
                .containsExactly(DAUGHTER.contactId().toString(), "operator");
    }

    @Test
    void onlyTheOperatorHearsOfASuspicion() {
        assertThat(told(
                        alert(Alert.CONCERN, Severity.EMERGENCY, Alert.Status.SUSPECTED, false),
                        FAMILY,
                        recipient(true)))
                .containsExactly("operator");
    }

    @Test
    void abuseGoesToTheProtectionContactAndTheOperatorOnly() {
        assertThat(told(alert(Alert.CONCERN, Severity.URGENT, Alert.Status.OPEN, true), PROTECTED, recipient(true)))
                .containsExactly(PROTECTION.contactId().toString(), "operator");
    }

    @Test
    void withoutConsentToSharingFamilyHearsOfEmergenciesOnly() {
        assertThat(told(alert(Alert.THRESHOLD, Severity.URGENT, Alert.Status.OPEN, false), List.of(), recipient(false)))
                .containsExactly("operator");
        assertThat(told(
                        alert(Alert.THRESHOLD, Severity.EMERGENCY, Alert.Status.OPEN, false),
                        List.of(),
                        recipient(false)))
                .containsExactly(DAUGHTER.contactId().toString(), "operator");
    }

    @Test
    void anUrgentAnswerIsTheFamilysMatter() {
        assertThat(told(alert(Alert.THRESHOLD, Severity.URGENT, Alert.Status.OPEN, false), List.of(), recipient(true)))
                .containsExactly(DAUGHTER.contactId().toString());
    }

    private List<String> passedOn(Alert alert, List<String> roles, KeptRecipient recipient) {
        return IntStream.rangeClosed(1, 9)
                .mapToObj(level -> audience.next(alert, roles, recipient, level))
                .takeWhile(Optional::isPresent)
                .map(turn -> turn.get().told().key() + " " + turn.get().round())
                .toList();
    }

    @Test
    void theOthersFollowThenAllOnceMoreThenTheOperator() {
        String daughter = DAUGHTER.contactId().toString();
        String son = SON.contactId().toString();

        assertThat(passedOn(alert(Alert.MISSED, Severity.URGENT, Alert.Status.OPEN, false), List.of(), recipient(true)))
                .containsExactly(son + " 1", daughter + " 2", son + " 2", "operator 2");
    }

    @Test
    void onlyTheProtectionContactsFollowWhereFamilyMustNotKnow() {
        assertThat(passedOn(alert(Alert.CONCERN, Severity.URGENT, Alert.Status.OPEN, true), PROTECTED, recipient(true)))
                .containsExactly(PROTECTION.contactId() + " 2", "operator 2");
    }

    @Test
    void withoutConsentToSharingOnlyTheOperatorIsToldOfWhatIsNoEmergency() {
        assertThat(passedOn(
                        alert(Alert.MISSED, Severity.URGENT, Alert.Status.OPEN, false), List.of(), recipient(false)))
                .containsExactly("operator 2");
    }

    @Test
    void withoutAnOperatorNobodyIsLeftAfterTheContacts() {
        Alert alert = alert(Alert.MISSED, Severity.URGENT, Alert.Status.OPEN, false);

        assertThat(new Audience(null, null).next(alert, List.of(), recipient(true), 4))
                .isEmpty();
    }
}
