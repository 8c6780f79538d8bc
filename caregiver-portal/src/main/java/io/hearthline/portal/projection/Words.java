package io.hearthline.portal.projection;

import io.hearthline.contracts.health.Severity;
import io.hearthline.contracts.session.CallKind;
import io.hearthline.contracts.session.CallOutcome;
import org.jspecify.annotations.Nullable;

/** Outcomes, kinds and severities in plain words. */
public final class Words {
    private Words() {}

    public static String of(CallOutcome outcome) {
        return switch (outcome) {
            case COMPLETED -> "answered";
            case PARTIAL -> "answered, ended early";
            case DECLINED -> "answered: “not now”";
            case WRONG_PERSON -> "somebody else answered";
            case NO_ANSWER -> "no answer";
            case BUSY -> "the line was busy";
            case VOICEMAIL -> "reached the voicemail";
            case SCREENED -> "stopped by call screening";
            case OPTED_OUT -> "asked not to be called again";
            case FAILED -> "the call could not be made";
            case CANCELED -> "the call was cancelled";
        };
    }

    public static String of(@Nullable CallKind kind) {
        if (kind == null) {
            return "Call";
        }
        return switch (kind) {
            case GENERAL -> "Conversation";
            case HEALTH_CHECK -> "Health check-in";
            case COGNITIVE -> "Memory exercise";
            case APPOINTMENT -> "Appointment call";
            case ACTIVATION -> "Consent call";
            case ESCALATION -> "Call to a contact";
            case TEST -> "Test call";
        };
    }

    public static String of(Severity severity) {
        return switch (severity) {
            case INFO -> "For information";
            case WATCH -> "Keep an eye on";
            case URGENT -> "Urgent";
            case EMERGENCY -> "Emergency";
        };
    }

    /** Style class of a severity; the words are always beside it. */
    public static String tone(Severity severity) {
        return switch (severity) {
            case INFO -> "info";
            case WATCH -> "watch";
            case URGENT -> "urgent";
            case EMERGENCY -> "emergency";
        };
    }
}
