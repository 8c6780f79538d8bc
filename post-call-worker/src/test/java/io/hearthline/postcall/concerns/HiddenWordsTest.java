package io.hearthline.postcall.concerns;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthline.contracts.concern.ConcernStatus;
import io.hearthline.contracts.health.Severity;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.ConcernId;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.transcript.Speaker;
import io.hearthline.contracts.transcript.Turn;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HiddenWordsTest {
    private static final List<Turn> TURNS = List.of(
            new Turn(1, Speaker.AGENT, "How are you?", 0, false),
            new Turn(2, Speaker.PERSON, "He takes my money!", 1, false),
            new Turn(3, Speaker.AGENT, "He takes your money?", 2, false),
            new Turn(4, Speaker.PERSON, "Yes, every week.", 3, false),
            new Turn(5, Speaker.AGENT, "Thank you for telling me.", 4, false),
            new Turn(6, Speaker.PERSON, "And I slept well.", 5, false));

    private static Concern concern(String said, String answered) {
        return new Concern(
                new ConcernId(UUID.randomUUID()),
                CallId.random(),
                new DialogueId(UUID.randomUUID()),
                null,
                "abuse_neglect",
                Severity.URGENT,
                ConcernStatus.CONFIRMED,
                said,
                answered);
    }

    @Test
    void theWordsTheQuestionAndTheReplyAreHidden() {
        assertThat(HiddenWords.turns(TURNS, List.of(concern("he takes my money", "yes every week"))))
                .containsExactlyInAnyOrder(2, 3, 4, 5);
    }

    @Test
    void wordsThatCannotBeFoundHideTheWholeCall() {
        assertThat(HiddenWords.turns(TURNS, List.of(concern("something else entirely", null))))
                .hasSize(TURNS.size());
    }
}
