package io.hearthline.postcall.alerts;

import io.hearthline.contracts.concern.ConcernStatus;
import io.hearthline.contracts.events.CallEvent.SlotClosed;
import io.hearthline.contracts.health.Severity;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.session.CallKind;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.postcall.concerns.Concern;
import io.hearthline.postcall.healthrecords.Thresholds;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides what becomes an alert. Pure. */
public final class AlertRules {
    /** So many check-ins missed one after the other are an emergency: nobody has heard of the person for days. */
    private static final int EMERGENCY_IN_A_ROW = 3;

    private static final DateTimeFormatter PLANNED = DateTimeFormatter.ofPattern("EEEE 'at' H:mm", Locale.ENGLISH);

    private AlertRules() {}

    /** Where an answer was given. */
    public record Place(@Nullable RecipientId recipientId, CallId callId, DialogueId dialogueId, Instant at) {}

    /** An answer past an urgent or emergency limit; calls of the past never alert. */
    public static Optional<Alert> ofAnswer(
            String questionId, Thresholds.Assessment assessment, Place place, boolean imported) {
        if (imported || assessment.severity().compareTo(Severity.URGENT) < 0 || assessment.reason() == null) {
            return Optional.empty();
        }
        return Optional.of(new Alert(
                "threshold/" + place.dialogueId() + "/" + questionId,
                place.recipientId(),
                place.callId(),
                place.dialogueId(),
                assessment.severity(),
                Alert.THRESHOLD,
                questionId,
                sentence(assessment.reason()),
                Alert.Status.OPEN,
                false,
                place.at()));
    }

    /**
     * A concern: suspected is seen by those who watch, confirmed is told, cleared is only kept.
     *
     * @param label the category in words
     */
    public static Alert ofConcern(Concern concern, String label, boolean hiddenFromFamily, Instant at) {
        return new Alert(
                "concern/" + concern.id(),
                concern.recipientId(),
                concern.callId(),
                concern.dialogueId(),
                concern.severity(),
                Alert.CONCERN,
                concern.category(),
                label + verdict(concern.status()),
                status(concern.status()),
                hiddenFromFamily,
                at);
    }

    /**
     * True if a check-in that ended so has reached nobody.
     *
     * @param outcome null if its window closed without a call
     */
    static boolean missed(@Nullable CallOutcome outcome) {
        return switch (outcome) {
            case null -> true;
            case NO_ANSWER, BUSY, VOICEMAIL, SCREENED, FAILED, WRONG_PERSON -> true;
            case COMPLETED, PARTIAL, DECLINED, OPTED_OUT, CANCELED -> false;
        };
    }

    /** True if calls of this kind are made to the person, not to a contact or a caregiver. */
    static boolean withThePerson(CallKind kind) {
        return switch (kind) {
            case GENERAL, HEALTH_CHECK, COGNITIVE, APPOINTMENT, ACTIVATION -> true;
            case ESCALATION, TEST -> false;
        };
    }

    /** True if the person themselves was on the phone. */
    static boolean reached(CallOutcome outcome) {
        return switch (outcome) {
            case COMPLETED, PARTIAL, DECLINED, OPTED_OUT -> true;
            case NO_ANSWER, BUSY, VOICEMAIL, SCREENED, FAILED, WRONG_PERSON, CANCELED -> false;
        };
    }

    /**
     * A check-in that reached nobody.
     *
     * @param inARow how many were missed one after the other, this one among them
     */
    static Alert ofMissedSlot(SlotClosed slot, int inARow, ZoneId zone) {
        String ending = slot.outcome() == null
                ? "expired"
                : slot.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String why = "The check-in planned for "
                + PLANNED.format(slot.scheduledFor().atZone(zone)) + " reached nobody (" + ending + ")";
        return new Alert(
                "missed/" + slot.slotId(),
                slot.recipientId(),
                null,
                slot.dialogueId(),
                inARow >= EMERGENCY_IN_A_ROW ? Severity.EMERGENCY : Severity.URGENT,
                Alert.MISSED,
                ending,
                inARow > 1 ? why + "; it is number " + inARow + " in a row." : why + ".",
                Alert.Status.OPEN,
                false,
                slot.at());
    }

    private static Alert.Status status(ConcernStatus status) {
        return switch (status) {
            case SUSPECTED -> Alert.Status.SUSPECTED;
            case CONFIRMED -> Alert.Status.OPEN;
            case CLEARED -> Alert.Status.CLEARED;
        };
    }

    private static String verdict(ConcernStatus status) {
        return switch (status) {
            case SUSPECTED -> ": said in the call, being asked about.";
            case CONFIRMED -> ": said in the call and confirmed.";
            case CLEARED -> ": said in the call and taken back.";
        };
    }

    private static String sentence(String reason) {
        return reason.substring(0, 1).toUpperCase(Locale.ROOT) + reason.substring(1) + ".";
    }
}
