package io.hearthline.postcall.alerts;

import io.hearthline.contracts.concern.ConcernStatus;
import io.hearthline.contracts.health.Severity;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.postcall.concerns.Concern;
import io.hearthline.postcall.healthrecords.Thresholds;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides what becomes an alert. Pure. */
public final class AlertRules {
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
