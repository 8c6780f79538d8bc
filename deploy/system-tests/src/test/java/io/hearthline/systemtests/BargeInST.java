package io.hearthline.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthline.contracts.events.CallEvent;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.contracts.transcript.Speaker;
import io.hearthline.contracts.transcript.Turn;
import io.hearthline.standins.callee.Remark;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Somebody talks over a question: the agent falls silent, and the transcript shows what they had heard of it. */
@OnTheSuite
class BargeInST {
    private static final String QUESTION = "Is there anything new bothering your body since we last spoke?";

    private final Line line;

    BargeInST(Line line) {
        this.line = line;
    }

    @Test
    void theTranscriptShowsOnlyWhatWasHeard() {
        Person person = line.somebody("interrupting");

        Line.Placed call = line.checkIn(person);
        CallEvent.CallEnded ended = line.ended(call);

        List<Remark> cutShort = line.phoneCall(person).heard().stream()
                .filter(remark -> !remark.complete())
                .toList();
        List<Turn> cut = ended.turns().stream()
                .filter(turn -> turn.speaker() == Speaker.AGENT && turn.cut())
                .toList();
        assertThat(ended.outcome()).isEqualTo(CallOutcome.COMPLETED);
        assertThat(cutShort).isNotEmpty();
        assertThat(cut).isNotEmpty();
        assertThat(Line.heardBy(line.phoneCall(person))).doesNotContain(QUESTION);
        assertThat(cut).noneMatch(turn -> turn.text().endsWith("since we last spoke?"));
        assertThat(ended.turns()).anyMatch(turn -> turn.text().equals("No, nothing new."));
        assertThat(Line.recorded(line.kept(call))).isEqualTo(line.meant(person)).hasSize(5);
    }
}
