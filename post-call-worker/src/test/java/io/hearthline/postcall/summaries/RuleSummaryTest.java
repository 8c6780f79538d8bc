package io.hearthline.postcall.summaries;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthline.contracts.health.Answer;
import io.hearthline.contracts.health.QuestionBank;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.session.CallKind;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.contracts.transcript.Speaker;
import io.hearthline.contracts.transcript.Turn;
import io.hearthline.postcall.healthrecords.CapturedAnswer;
import io.hearthline.postcall.transcripts.KeptCall;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RuleSummaryTest {
    private static final Instant NOW = Instant.parse("2026-03-20T13:00:00Z");
    private static final QuestionBank BANK = QuestionBank.load();
    private static final CallId CALL = CallId.random();
    private static final DialogueId DIALOGUE = new DialogueId(UUID.randomUUID());
    private final RuleSummary rules = new RuleSummary(BANK);

    private static Material material(
            CallOutcome outcome, List<Turn> turns, List<CapturedAnswer> answers, List<Material.Noted> concerns) {
        KeptCall call = new KeptCall(CALL, null, DIALOGUE, CallKind.HEALTH_CHECK, outcome, false, NOW, NOW);
        return new Material(call, turns, answers, concerns);
    }

    private static CapturedAnswer answer(String question, Answer answer, String said) {
        return new CapturedAnswer(DIALOGUE, question, CALL, null, answer, said, 0.9, "rules", false, NOW);
    }

    private static List<Turn> turns(String... texts) {
        return java.util.stream.IntStream.range(0, texts.length)
                .mapToObj(i -> new Turn(i + 1, i % 2 == 0 ? Speaker.AGENT : Speaker.PERSON, texts[i], i * 1000, false))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(CallOutcome.class)
    void everyOutcomeHasAHeadlineOfOneSentence(CallOutcome outcome) {
        String headline =
                rules.make(material(outcome, List.of(), List.of(), List.of())).headline();

        assertThat(headline).endsWith(".").matches("[A-Z][^.]*\\.");
    }

    @Test
    void anAnswerNobodyGaveInATurnIsNotClaimed() {
        Summary summary = rules.make(material(
                CallOutcome.COMPLETED,
                turns("Hello.", "Hello."),
                List.of(answer("gen.sleep_hours", new Answer.Amount(6, "h"), "six hours")),
                List.of()));

        assertThat(summary.claims()).isEmpty();
    }

    @Test
    void anAnswerIsClaimedWithTheTurnItWasGivenIn() {
        String ask = BANK.question("gen.sleep_hours").orElseThrow().ask();

        Summary summary = rules.make(material(
                CallOutcome.COMPLETED,
                turns("Hello.", "Six? Who is six?", ask, "Six hours."),
                List.of(answer("gen.sleep_hours", new Answer.Amount(6, "h"), "Six hours.")),
                List.of()));

        assertThat(summary.claims()).containsExactly(new Summary.Claim("Slept 6 hours.", List.of(4)));
    }

    @Test
    void aConfirmedConcernLeadsTheHeadline() {
        Summary summary = rules.make(material(
                CallOutcome.PARTIAL,
                turns("Hello.", "My chest hurts."),
                List.of(),
                List.of(new Material.Noted("Chest pain", true, false, List.of(2)))));

        assertThat(summary.headline())
                .isEqualTo("A concern was confirmed (Chest pain): the call ended early before any answer.");
        assertThat(summary.claims().getFirst().turns()).containsExactly(2);
    }
}
