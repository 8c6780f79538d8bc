package io.hearthline.telephony.calls;

import io.hearthline.contracts.session.CallOutcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far a call is; a legal transition is a method of the state it leaves. */
public sealed interface CallState {
    /** Not over yet. */
    sealed interface Open extends CallState {
        /** The line is down. */
        default Ended ended(CallOutcome outcome, Instant at) {
            return new Ended(outcome, null, at);
        }
    }

    /** Nobody has picked up yet. */
    sealed interface Unanswered extends Open {
        /** Somebody or something picked up; a carrier may leave ringing out. */
        default InProgress answered(Instant at) {
            return new InProgress(at);
        }
    }

    /** The carrier is being asked, or has taken the call. */
    record Dialing() implements Unanswered {
        public Ringing ringing() {
            return new Ringing();
        }

        /** The carrier's answer was lost: a phone may ring. */
        public DialUncertain uncertain() {
            return new DialUncertain();
        }
    }

    /** Nobody knows whether the carrier dials; never dialled again before that is known. */
    record DialUncertain() implements Unanswered {
        public Ringing ringing() {
            return new Ringing();
        }

        /** The carrier has taken it after all. */
        public Dialing found() {
            return new Dialing();
        }
    }

    record Ringing() implements Unanswered {}

    record InProgress(Instant answeredAt) implements Open {
        @Override
        public Ended ended(CallOutcome outcome, Instant at) {
            return new Ended(outcome, answeredAt, at);
        }
    }

    /** @param answeredAt null if nobody picked up */
    record Ended(CallOutcome outcome, @Nullable Instant answeredAt, Instant at) implements CallState {}

    /** The name it is stored and shown under. */
    default String label() {
        return switch (this) {
            case Dialing _ -> "DIALING";
            case DialUncertain _ -> "DIAL_UNCERTAIN";
            case Ringing _ -> "RINGING";
            case InProgress _ -> "IN_PROGRESS";
            case Ended _ -> "ENDED";
        };
    }
}
