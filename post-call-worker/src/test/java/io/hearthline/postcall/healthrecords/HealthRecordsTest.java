package io.hearthline.postcall.healthrecords;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthline.contracts.events.DialogueEvent;
import io.hearthline.contracts.health.Answer;
import io.hearthline.contracts.health.QuestionBank;
import io.hearthline.contracts.health.Severity;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.session.CallOutcome;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class HealthRecordsTest {
    private static final Instant NOW = Instant.parse("2026-03-20T13:00:00Z");
    private static final CallId CALL = CallId.random();
    private static final DialogueId DIALOGUE = new DialogueId(UUID.randomUUID());
    private static final RecipientId RECIPIENT = new RecipientId(UUID.randomUUID());
    private static final HealthRecords RECORDS = new HealthRecords(QuestionBank.load());
    private static final List<CapturedAnswer> ANSWERS = List.of(
            answer("gen.wellbeing", new Answer.Scale(2), 1),
            answer("gen.pain", new Answer.Scale(8), 2),
            answer("gen.sleep_hours", new Answer.Amount(6, "h"), 3),
            answer("gen.meds_today", new Answer.Refused(), 3));

    private static CapturedAnswer answer(String question, Answer answer, int second) {
        return new CapturedAnswer(
                DIALOGUE, question, CALL, RECIPIENT, answer, "said", 0.9, "rules", false, NOW.plusSeconds(second));
    }

    private static Optional<HealthRecord> make(List<CapturedAnswer> answers, List<Finish> finishes, CallOutcome last) {
        return RECORDS.make(answers, finishes, last, ZoneOffset.UTC, _ -> List.of());
    }

    private static Finish finish(DialogueEvent.Status status) {
        return new Finish(CALL, status, null, 4, 4);
    }

    @Property(tries = 100)
    void anyOrderOfAnswersMakesTheSameRecord(@ForAll long seed) {
        List<CapturedAnswer> shuffled = new ArrayList<>(ANSWERS);
        Collections.shuffle(shuffled, new Random(seed));
        List<Finish> finishes = List.of(finish(DialogueEvent.Status.COMPLETE));

        assertThat(make(shuffled, finishes, CallOutcome.COMPLETED))
                .isEqualTo(make(ANSWERS, finishes, CallOutcome.COMPLETED));
    }

    @Test
    void theGravestAnswerMakesTheRecordsSeverity() {
        HealthRecord record = make(ANSWERS, List.of(finish(DialogueEvent.Status.COMPLETE)), CallOutcome.COMPLETED)
                .orElseThrow();

        assertThat(record.severity()).isEqualTo(Severity.URGENT);
        assertThat(record.answers())
                .extracting(HealthRecord.Entry::reason)
                .containsExactly("very low self-rated day", "severe pain", null, null);
        assertThat(record.partial()).isFalse();
    }

    @Test
    void aRecordIsPartialUntilItsDialogueIsComplete() {
        assertThat(make(ANSWERS, List.of(), null).orElseThrow().partial()).isTrue();
        assertThat(make(ANSWERS, List.of(finish(DialogueEvent.Status.OPEN)), CallOutcome.COMPLETED)
                        .orElseThrow()
                        .partial())
                .isTrue();
        assertThat(make(ANSWERS, List.of(finish(DialogueEvent.Status.COMPLETE)), CallOutcome.PARTIAL)
                        .orElseThrow()
                        .partial())
                .isTrue();
    }

    @Test
    void thereIsNoRecordWithoutAnAnswer() {
        assertThat(make(List.of(), List.of(finish(DialogueEvent.Status.EMPTY)), CallOutcome.NO_ANSWER))
                .isEmpty();
    }
}
