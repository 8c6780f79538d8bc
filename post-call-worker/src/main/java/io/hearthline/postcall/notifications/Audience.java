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
 * Decides who is told of an alert, and who next while nobody acknowledges it. Pure. Family is told by the first contact,
 * when the alert is open and the person agreed to sharing or it is an emergency; the operator is told of emergencies and
 * of what family must not know. Then come the other contacts in their order, all of them once more, and the operator.
 */
public final class Audience {
    /** Relations that are not family. */
    private static final Set<String> PROFESSIONAL = Set.of("protection", "crisis", "clinician");

    private static final String OPERATOR = "operator";
    /** How often each contact is told. */
    private static final int ROUNDS = 2;

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
            contacts(alert, roles, recipient).stream().map(Audience::told).forEach(told::add);
        }
        boolean nobody = open && told.isEmpty();
        boolean asked = roles.contains("on_call_operator");
        if (operator != null && (emergency || asked || alert.hiddenFromFamily() || nobody)) {
            told.add(operator);
        }
        return told;
    }

    /**
     * The one to tell next.
     *
     * @param told somebody's turn
     * @param round from 1: how often it has been their turn, this time included
     */
    public record Turn(Told told, int round) {}

    /**
     * Who is told after nobody has acknowledged the alert for that many times; empty if nobody is left.
     *
     * @param level from 1
     */
    public Optional<Turn> next(Alert alert, List<String> roles, @Nullable KeptRecipient recipient, int level) {
        List<Told> circle = recipient == null
                ? List.of()
                : circle(alert, roles, recipient).stream().map(Audience::told).toList();
        if (level < ROUNDS * circle.size()) {
            return Optional.of(new Turn(circle.get(level % circle.size()), 1 + level / circle.size()));
        }
        boolean operatorsTurn = level == Math.max(1, ROUNDS * circle.size());
        return operatorsTurn && operator != null ? Optional.of(new Turn(operator, ROUNDS)) : Optional.empty();
    }

    /** All who may be told one after the other: family, or where family must not know, the protection contacts. */
    private static List<Contact> circle(Alert alert, List<String> roles, KeptRecipient recipient) {
        return alert.hiddenFromFamily()
                ? named(roles, recipient)
                : mayTellFamily(alert, roles, recipient) ? family(recipient) : List.of();
    }

    private static boolean mayTellFamily(Alert alert, List<String> roles, KeptRecipient recipient) {
        boolean concern = alert.rule().equals(Alert.CONCERN);
        boolean mayShare = recipient.sharing() || alert.severity() == Severity.EMERGENCY;
        return mayShare && !alert.hiddenFromFamily() && (!concern || roles.contains("primary_caregiver"));
    }

    private static List<Contact> family(KeptRecipient recipient) {
        return recipient.contacts().stream()
                .filter(c -> !PROFESSIONAL.contains(relation(c)))
                .toList();
    }

    private static List<Contact> contacts(Alert alert, List<String> roles, KeptRecipient recipient) {
        List<Contact> chosen = new ArrayList<>();
        if (mayTellFamily(alert, roles, recipient)) {
            family(recipient).stream().findFirst().ifPresent(chosen::add);
        }
        chosen.addAll(named(roles, recipient));
        return chosen;
    }

    /** Those whom the concern's category names by their role. */
    private static List<Contact> named(List<String> roles, KeptRecipient recipient) {
        List<Contact> chosen = new ArrayList<>();
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

    private static Told told(Contact contact) {
        return new Told(contact.contactId().toString(), contact.phone(), contact.email());
    }

    private static String relation(Contact contact) {
        return contact.relation().toLowerCase(Locale.ROOT);
    }
}
