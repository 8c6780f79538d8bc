package io.hearthline.portal.today;

import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.portal.platform.Moments;
import io.hearthline.portal.projection.KnownCall;
import io.hearthline.portal.projection.Person;
import io.hearthline.portal.projection.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** How a person's day stands. */
sealed interface DayState {
    /** A call that says nothing for longer than this was lost sight of. */
    Duration LOST_AFTER = Duration.ofHours(2);

    /** @param outcome null while only the summary is known */
    record Answered(Instant at, @Nullable CallOutcome outcome) implements DayState {}

    record Missed(Instant at, CallOutcome outcome) implements DayState {}

    /** No word of the call's end ever came. */
    record Lost(Instant at) implements DayState {}

    record Ringing(Instant at) implements DayState {}

    record Talking(Instant at) implements DayState {}

    record NotYet() implements DayState {}

    record Paused(@Nullable Instant until) implements DayState {}

    record AwaitingConsent() implements DayState {}

    record OptedOut() implements DayState {}

    /** @param latest the person's latest call, of whatever day */
    static DayState of(Person person, @Nullable KnownCall latest, Instant now) {
        if (latest != null && latest.state() != KnownCall.State.ENDED) {
            if (latest.at().plus(LOST_AFTER).isAfter(now)) {
                Instant answered = latest.answeredAt();
                return latest.state() == KnownCall.State.ANSWERED && answered != null
                        ? new Talking(answered)
                        : new Ringing(latest.at());
            }
            if (Moments.sameDay(latest.at(), now, person.zone())) {
                return new Lost(latest.at());
            }
        }
        return switch (person.status()) {
            case PAUSED -> new Paused(person.pausedUntil());
            case PENDING -> new AwaitingConsent();
            case OPTED_OUT -> new OptedOut();
            case ACTIVE -> ofCalls(latest, now, person.zone());
        };
    }

    private static DayState ofCalls(@Nullable KnownCall latest, Instant now, ZoneId zone) {
        if (latest == null || !Moments.sameDay(latest.at(), now, zone)) {
            return new NotYet();
        }
        CallOutcome outcome = latest.outcome();
        Instant answered = latest.answeredAt();
        Instant at = answered == null ? latest.at() : answered;
        if (outcome == CallOutcome.CANCELED) {
            return new NotYet();
        }
        boolean reached = outcome == null || (outcome.answered() && outcome != CallOutcome.WRONG_PERSON);
        return reached || outcome == null ? new Answered(at, outcome) : new Missed(at, outcome);
    }

    /** Who needs somebody first; lower is sooner. */
    default int rank() {
        return switch (this) {
            case Missed _, Lost _ -> 0;
            case Talking _, Ringing _ -> 1;
            case NotYet _ -> 2;
            case Answered _ -> 3;
            case Paused _ -> 4;
            case AwaitingConsent _, OptedOut _ -> 5;
        };
    }

    /** True while a call is on its way or held. */
    default boolean onThePhone() {
        return this instanceof Talking || this instanceof Ringing;
    }

    /** In words, in the person's own zone. */
    default String words(ZoneId zone, Instant now) {
        return switch (this) {
            case Answered(var at, var outcome) -> answered(Moments.clock(at, zone), outcome);
            case Missed(var at, var outcome) -> "missed " + Moments.clock(at, zone) + ", " + Words.of(outcome);
            case Lost(var at) -> "called " + Moments.clock(at, zone) + ", no word of how it ended";
            case Ringing _ -> "phone is ringing now";
            case Talking(var at) -> "on the phone now, since " + Moments.clock(at, zone);
            case NotYet _ -> "no call yet today";
            case Paused(var until) -> until == null ? "paused" : "paused until " + Moments.until(until, zone, now);
            case AwaitingConsent _ -> "waiting for consent, not called yet";
            case OptedOut _ -> "asked not to be called";
        };
    }

    private static String answered(String at, @Nullable CallOutcome outcome) {
        if (outcome == null) {
            return "answered " + at;
        }
        return switch (outcome) {
            case PARTIAL -> "answered " + at + ", ended early";
            case DECLINED -> "answered " + at + ", said “not now”";
            case OPTED_OUT -> "answered " + at + ", asked not to be called again";
            case COMPLETED, WRONG_PERSON, NO_ANSWER, BUSY, VOICEMAIL, SCREENED, FAILED, CANCELED -> "answered " + at;
        };
    }

    /** Style class; the words are always beside it. */
    default String tone() {
        return switch (this) {
            case Missed _, Lost _ -> "missed";
            case Talking _, Ringing _ -> "live";
            case Answered _ -> "answered";
            case NotYet _, Paused _, AwaitingConsent _, OptedOut _ -> "still";
        };
    }
}
