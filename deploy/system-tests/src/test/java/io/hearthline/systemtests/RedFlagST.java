package io.hearthline.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthline.contracts.events.CallEvent;
import io.hearthline.contracts.events.DialogueEvent;
import io.hearthline.standins.callee.Remark;
import io.hearthline.standins.twilio.TextMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** A danger that is confirmed on the phone reaches the caregiver's phone within two seconds. */
@OnTheSuite
@Isolated("measures how long an alert takes")
class RedFlagST {
    private static final Duration ALLOWED = Duration.ofSeconds(2);

    private final Line line;

    RedFlagST(Line line) {
        this.line = line;
    }

    @Test
    void theWorstOfThreeReachesTheCaregiverInTwoSeconds() {
        assertThat(worstOf(3)).isLessThanOrEqualTo(ALLOWED);
    }

    @Test
    @Tag("long")
    void theWorstOfTenReachesTheCaregiverInTwoSeconds() {
        assertThat(worstOf(10)).isLessThanOrEqualTo(ALLOWED);
    }

    @Test
    void whatIsTakenBackIsClearedAndTellsNobody() {
        Person person = line.somebody("red-flag-taken-back", "hypertension");

        Line.Placed call = line.checkIn(person);
        line.ended(call);
        line.kept(call);

        assertThat(concerns(call, DialogueEvent.ConcernCleared.class, DialogueEvent.ConcernCleared::callId))
                .hasSize(1);
        assertThat(concerns(call, DialogueEvent.ConcernConfirmed.class, DialogueEvent.ConcernConfirmed::callId))
                .isEmpty();
        assertThat(messagesTo(person)).isEmpty();
        assertThat(line.phoneCall(person).meant()).containsKey("gen.sleep_hours");
    }

    private Duration worstOf(int times) {
        List<Duration> taken = new ArrayList<>();
        for (int time = 0; time < times; time++) {
            taken.add(fromWordsToMessage());
        }
        System.out.println("from the confirming request to the message: " + taken);
        return Collections.max(taken);
    }

    private Duration fromWordsToMessage() {
        Person person = line.somebody("red-flag-confirmed", "hypertension");
        Line.Placed call = line.checkIn(person);
        DialogueEvent.ConcernConfirmed confirmed = Line.soon(
                "the confirmed concern",
                () ->
                        concerns(call, DialogueEvent.ConcernConfirmed.class, DialogueEvent.ConcernConfirmed::callId)
                                .stream()
                                .findFirst());
        TextMessage message =
                Line.soon("the message", () -> messagesTo(person).stream().findFirst());
        CallEvent.CallEnded _ = line.ended(call);
        assertThat(confirmed.category()).isEqualTo("chest_pain");
        assertThat(message.body()).doesNotContainIgnoringCase("chest").doesNotContainIgnoringCase("pain");
        assertThat(heard(person)).containsPattern("911|nine[ ,-]+one[ ,-]+one");
        assertThat(messagesTo(person)).as("messages to the contact").hasSize(1);
        return Duration.between(confirmed.receivedAt(), message.receivedAt());
    }

    private String heard(Person person) {
        return String.join(
                " ", line.phoneCall(person).heard().stream().map(Remark::text).toList());
    }

    private List<TextMessage> messagesTo(Person person) {
        return line.suite().standIns().twilio().messages().stream()
                .filter(message -> message.to().equals(person.contactPhone()))
                .toList();
    }

    private <T extends DialogueEvent> List<T> concerns(
            Line.Placed call, Class<T> kind, java.util.function.Function<T, io.hearthline.contracts.ids.CallId> id) {
        return line.suite()
                .events()
                .all(kind)
                .filter(event -> Optional.of(id.apply(event))
                        .map(Object::toString)
                        .filter(call.callId()::equals)
                        .isPresent())
                .toList();
    }
}
