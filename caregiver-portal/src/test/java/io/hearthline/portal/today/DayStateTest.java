package io.hearthline.portal.today;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthline.contracts.events.RecipientEvent;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.session.CallKind;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.portal.projection.KnownCall;
import io.hearthline.portal.projection.Person;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class DayStateTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    /** A Wednesday, 10:00 in New York. */
    private static final Instant NOW = Instant.parse("2026-11-18T15:00:00Z");

    @Test
    void saysWhenACallWasAnsweredInThePersonsOwnZone() {
        assertThat(words(RecipientEvent.Status.ACTIVE, ended(CallOutcome.COMPLETED, "2026-11-18T14:02:00Z")))
                .isEqualTo("answered 9:02");
    }

    @Test
    void countsSomebodyElseAtThePhoneAsMissed() {
        assertThat(words(RecipientEvent.Status.ACTIVE, ended(CallOutcome.WRONG_PERSON, "2026-11-18T14:02:00Z")))
                .isEqualTo("missed 9:02, somebody else answered");
    }

    @Test
    void startsADayAnewAtThePersonsMidnight() {
        assertThat(words(RecipientEvent.Status.ACTIVE, ended(CallOutcome.COMPLETED, "2026-11-18T04:30:00Z")))
                .isEqualTo("no call yet today");
    }

    @Test
    void showsACallOfAPausedPersonWhileItIsHeld() {
        var call = call(KnownCall.State.ANSWERED, null, Instant.parse("2026-11-18T14:58:00Z"));

        assertThat(words(RecipientEvent.Status.PAUSED, call)).isEqualTo("on the phone now, since 9:58");
    }

    @Test
    void admitsThatACallWasLostSightOf() {
        var call = call(KnownCall.State.ANSWERED, null, Instant.parse("2026-11-18T12:30:00Z"));

        assertThat(words(RecipientEvent.Status.ACTIVE, call)).isEqualTo("called 7:30, no word of how it ended");
    }

    @Test
    void namesTheDayAPauseEnds() {
        var person = new Person(
                RecipientId.random(),
                RecipientEvent.Status.PAUSED,
                Instant.parse("2026-11-23T13:00:00Z"),
                "Ivan Petrov",
                "Ivan",
                NEW_YORK);

        assertThat(DayState.of(person, null, NOW).words(NEW_YORK, NOW)).isEqualTo("paused until Monday");
    }

    private static String words(RecipientEvent.Status status, KnownCall call) {
        var person = new Person(RecipientId.random(), status, null, "Rosa Almeida", "Rosa", NEW_YORK);
        return DayState.of(person, call, NOW).words(NEW_YORK, NOW);
    }

    private static KnownCall ended(CallOutcome outcome, String at) {
        return call(KnownCall.State.ENDED, outcome, Instant.parse(at));
    }

    private static KnownCall call(KnownCall.State state, CallOutcome outcome, Instant at) {
        return new KnownCall(
                CallId.random(), null, null, CallKind.HEALTH_CHECK, state, outcome, at, null, at, false, null);
    }
}
