package io.hearthline.telephony.calls;

import io.hearthline.contracts.events.RecipientEvent.Status;
import io.hearthline.contracts.problem.Problem;
import io.hearthline.contracts.problem.ProblemException;
import io.hearthline.telephony.recipients.CallingHours;
import io.hearthline.telephony.recipients.Recipient;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Whether a phone may ring now, as far as the person is concerned; asked after the caller's authority. Pure. */
public final class DialPolicy {
    private DialPolicy() {}

    /** Why a phone must not ring. */
    public enum Refusal {
        NO_CONSENT("no-consent", "No consent to calls"),
        OPTED_OUT("opted-out", "Opted out of calls"),
        NOT_ACTIVE("not-active", "Recipient not active"),
        PAUSED("paused", "Calls are paused"),
        OUTSIDE_CALLING_HOURS("outside-calling-hours", "Outside calling hours");

        private static final int UNPROCESSABLE = 422;

        private final String slug;
        private final String title;

        Refusal(String slug, String title) {
            this.slug = slug;
            this.title = title;
        }

        /** For the one who asked for the call. */
        ProblemException problem() {
            return new ProblemException(Problem.of(UNPROCESSABLE, slug, title));
        }
    }

    /** In this order: opt-out, consent, standing, calling hours where the person lives at the instant of the dial. */
    public static Optional<Refusal> refusal(Recipient recipient, Instant dialAt) {
        if (recipient.status() == Status.OPTED_OUT) {
            return Optional.of(Refusal.OPTED_OUT);
        }
        if (!recipient.consent().calls()) {
            return Optional.of(Refusal.NO_CONSENT);
        }
        if (recipient.status() == Status.PENDING) {
            return Optional.of(Refusal.NOT_ACTIVE);
        }
        if (recipient.status() == Status.PAUSED
                && (recipient.pausedUntil() == null || dialAt.isBefore(recipient.pausedUntil()))) {
            return Optional.of(Refusal.PAUSED);
        }
        return hours(recipient.callingHours(), recipient.zone(), dialAt);
    }

    /** For a number nobody is registered under. */
    public static Optional<Refusal> refusal(ZoneId zone, Instant dialAt) {
        return hours(CallingHours.DEFAULT, zone, dialAt);
    }

    private static Optional<Refusal> hours(CallingHours hours, ZoneId zone, Instant dialAt) {
        return hours.allow(dialAt, zone) ? Optional.empty() : Optional.of(Refusal.OUTSIDE_CALLING_HOURS);
    }
}
