package io.hearthline.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthline.contracts.events.DialogueEvent;
import io.hearthline.contracts.session.CallOutcome;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Somebody else picks up: they learn who calls and for whom, and nothing about anybody's health. */
@OnTheSuite
class SomebodyElseST {
    private static final Pattern HEALTH_WORD = Pattern.compile(
            "health|medic|pill|lisinopril|pain|symptom|blood|pressure|hypertension|sleep|feeling|doctor|nurse|check-?in|check-?up",
            Pattern.CASE_INSENSITIVE);

    private final Line line;

    SomebodyElseST(Line line) {
        this.line = line;
    }

    @Test
    void theyHearNoHealthWordAndTheCallIsForTheWrongPerson() {
        Person person = line.somebody("someone-else", "hypertension");

        Line.Placed call = line.checkIn(person);
        CallOutcome outcome = line.ended(call).outcome();

        String heard = Line.heardBy(line.phoneCall(person));
        assertThat(outcome).isEqualTo(CallOutcome.WRONG_PERSON);
        assertThat(heard).contains(person.preferredName()).doesNotContainPattern(HEALTH_WORD);
        List<String> captured = line.captured(call).stream().toList();
        assertThat(captured).isEmpty();
        boolean rightParty = Line.soon(
                        "the end of the dialogue",
                        () -> line.suite()
                                .events()
                                .all(DialogueEvent.DialogueFinished.class)
                                .filter(event -> event.callId().toString().equals(call.callId()))
                                .findFirst())
                .rightParty();
        assertThat(rightParty).isFalse();
    }
}
