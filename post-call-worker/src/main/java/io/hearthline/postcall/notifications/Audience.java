package io.hearthline.postcall.notifications;

import io.hearthline.contracts.events.RecipientEvent.Contact;
import io.hearthline.contracts.health.Severity;
import io.hearthline.postcall.alerts.Alert;
import io.hearthline.postcall.recipients.KeptRecipient;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides who is told of an alert. Pure. Family is told by the first contact, when the alert is open and the person
 * agreed to sharing or it is an emergency; the operator is told of emergencies and of what family must not know.
 */
public final class Audience {
    /** Relations that are not family. */
    private static final Set<String> PROFESSIONAL = Set.of("protection", "crisis", "clinician");

    private static final String OPERATOR = "operator";

    /**
     * Somebody to tell.
     *
     * @param key contact id, or {@code operator}
     */
    public record Told(
            String key, @Nullable String phone, @Nullable String email) {
        @Override
        public String toString() {
            return "Told[" + key + "]";
        }
    }

    private final @Nullable Told operator;

    /** Null for what is not set. */
    public Audience(@Nullable String onCallPhone, @Nullable String onCallEmail) {
        operator = onCallPhone == null && onCallEmail == null ? null : new Told(OPERATOR, onCallPhone, onCallEmail);
    }

    /**
     * Chooses.
     *
     * @param roles what the concern's category asks for; empty for a threshold
     * @param recipient null if nothing is known of the person
     */
    public List<Told> of(Alert alert, List<String> roles, @Nullable KeptRecipient recipient) {
        List<Told> told = new ArrayList<>();
        boolean open = alert.status() == Alert.Status.OPEN;
        boolean emergency = alert.severity() == Severity.EMERGENCY;
        if (open && recipient != null) {
            contacts(alert, roles, recipient).stream()
                    .map(c -> new Told(c.contactId().toString(), c.phone(), c.email()))
                    .forEach(told::add);
        }
        boolean nobody = open && told.isEmpty();
        boolean asked = roles.contains("on_call_operator");
        if (operator != null && (emergency || asked || alert.hiddenFromFamily() || nobody)) {
            told.add(operator);
        }
        return told;
    }

    private static List<Contact> contacts(Alert alert, List<String> roles, KeptRecipient recipient) {
        List<Contact> chosen = new ArrayList<>();
        boolean concern = alert.rule().equals(Alert.CONCERN);
        boolean mayShare = recipient.sharing() || alert.severity() == Severity.EMERGENCY;
        boolean family = !alert.hiddenFromFamily() && (!concern || roles.contains("primary_caregiver"));
        if (family && mayShare) {
            recipient.contacts().stream()
                    .filter(c -> !PROFESSIONAL.contains(relation(c)))
                    .findFirst()
                    .ifPresent(chosen::add);
        }
        for (String role : roles) {
            Optional<String> relation = switch (role) {
                case "protection_contact" -> Optional.of("protection");
                case "crisis_contact_named_in_consent" -> Optional.of("crisis");
                case "clinician" -> Optional.of("clinician");
                default -> Optional.empty();
            };
            relation.ifPresent(wanted -> recipient.contacts().stream()
                    .filter(c -> relation(c).equals(wanted))
                    .forEach(chosen::add));
        }
        return chosen;
    }

    private static String relation(Contact contact) {
        return contact.relation().toLowerCase(Locale.ROOT);
    }
}
