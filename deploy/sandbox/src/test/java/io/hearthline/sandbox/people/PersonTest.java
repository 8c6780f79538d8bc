package io.hearthline.sandbox.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthline.contracts.health.HealthQuestion;
import io.hearthline.contracts.health.QuestionBank;
import io.hearthline.standins.callee.CalleeScript;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class PersonTest {
    private final List<Person> people = Person.all();
    private final QuestionBank bank = QuestionBank.load();

    @Test
    void thereAreSixWithDifferentPhones() {
        assertThat(people).hasSize(6);
        assertThat(people.stream().map(Person::phone).distinct()).hasSize(6);
        assertThat(people.stream().map(Person::id).distinct()).hasSize(6);
    }

    @Test
    void somebodyCooperativeMayBePhonedAtAnyHourOfTheYear() {
        ZonedDateTime start = ZonedDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

        for (ZonedDateTime time = start; time.isBefore(start.plusYears(1)); time = time.plusMinutes(30)) {
            ZonedDateTime now = time;
            assertThat(people)
                    .as("at %s", now)
                    .anyMatch(person -> person.callee().equals("cooperative") && person.reachableAt(now));
        }
    }

    @Test
    void everybodyBehavesAsACalleeTheStandInsKnow() {
        assertThat(people)
                .allSatisfy(person ->
                        assertThat(CalleeScript.named(person.callee()).name()).isEqualTo(person.callee()));
    }

    @Test
    void aPastCallAsksInTheBanksWords() {
        for (Person person : people) {
            PastCall call = PastCall.of(person, bank, LocalDate.of(2026, 3, 2), 3);
            List<String> asked = call.turns().stream()
                    .filter(turn -> turn.speaker().equals("AGENT"))
                    .map(PastCall.Said::text)
                    .toList();

            assertThat(person.history().keySet())
                    .as("what %s was asked", person.preferredName())
                    .allSatisfy(id -> assertThat(asked)
                            .anyMatch(text -> text.endsWith(
                                    bank.question(id).map(HealthQuestion::ask).orElseThrow())));
        }
    }

    @Test
    void turnsOfAPastCallFollowEachOther() {
        PastCall call = PastCall.of(people.getFirst(), bank, LocalDate.of(2026, 3, 2), 0);

        assertThat(call.turns()).extracting(PastCall.Said::startMs).isSorted().doesNotHaveDuplicates();
        assertThat(call.endedAt()).isAfter(call.startedAt().plusSeconds(30));
    }

    @Test
    void theSameDayIsTheSameCall() {
        PastCall first = PastCall.of(people.getFirst(), bank, LocalDate.of(2026, 3, 2), 0);
        PastCall again = PastCall.of(people.getFirst(), bank, LocalDate.of(2026, 3, 2), 0);
        PastCall next = PastCall.of(people.getFirst(), bank, LocalDate.of(2026, 3, 3), 1);

        assertThat(again).isEqualTo(first);
        assertThat(next.callId()).isNotEqualTo(first.callId());
    }
}
