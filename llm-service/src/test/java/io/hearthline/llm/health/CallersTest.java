package io.hearthline.llm.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthline.contracts.concern.ConcernCategory;
import io.hearthline.contracts.health.Answer;
import io.hearthline.contracts.health.QuestionBank;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.session.CallKind;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.contracts.session.CallSession;
import io.hearthline.contracts.session.Direction;
import io.hearthline.contracts.session.Profile;
import io.hearthline.llm.dialogue.DialogueState;
import io.hearthline.llm.dialogue.Dialogues;
import io.hearthline.llm.dialogue.Situation;
import io.hearthline.llm.dialogue.Step;
import io.hearthline.llm.dialogue.Taken;
import io.hearthline.llm.dialogue.Utterance;
import io.hearthline.llm.general.GeneralDialogue;
import io.hearthline.llm.safety.SafetyNet;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole check-ins, without HTTP, stores or model. */
class CallersTest {
    private static final QuestionBank BANK = QuestionBank.load();
    private static final List<ConcernCategory> CATEGORIES = ConcernCategory.load();
    private final Dialogues dialogues = new Dialogues(
            new SafetyNet(CATEGORIES), CATEGORIES, List.of(new HealthDialogue(BANK)), new GeneralDialogue());
    private Situation situation = Situation.first("Am I speaking with Maggie?");
    private List<String> conditions = List.of();
    private boolean transferable;
    private Taken last = Taken.of(situation);

    @Test
    void somebodyElseHearsNoHealthWord() {
        String reply = say("No, she is not here, this is her neighbor.");

        assertThat(reply)
                .contains("Goodbye")
                .doesNotContainIgnoringCase("health")
                .doesNotContainIgnoringCase("check");
        assertThat(situation.state())
                .isInstanceOfSatisfying(
                        DialogueState.Over.class,
                        over -> assertThat(over.outcome()).isEqualTo(CallOutcome.WRONG_PERSON));
    }

    @ParameterizedTest
    @CsvSource({
        "Yes speaking, true",
        "This is she, true",
        "This is Maggie, true",
        "Uh huh, true",
        "It's me, true",
        "Wrong number, false",
        "She's asleep, false",
        "This is her daughter, false",
        "He isn't home, false",
        "There's no one here by that name, false"
    })
    void tellsTheRightPersonFromOthers(String said, boolean right) {
        say(said);

        assertThat(situation.rightParty()).isEqualTo(right);
    }

    @Test
    void asksOnceMoreWhoIsThereAndThenSaysGoodbyeWithoutAHealthWord() {
        assertThat(say("Hello?")).contains("Am I speaking with Maggie?");
        assertThat(say("What a day")).contains("Goodbye").doesNotContainIgnoringCase("health");
    }

    @Test
    void stopsWhenAskedAndKeepsWhatWasSaid() {
        say("Yes");

        assertThat(say("It's a six, but I've got to hang up now")).contains("Goodbye");
        assertThat(situation.answers().get("gen.wellbeing").answer()).isEqualTo(new Answer.Scale(6));
    }

    @Test
    void callsNobodyWhoDoesNotWantIt() {
        say("Yes");
        say("Please don't call me again");

        assertThat(situation.state())
                .isInstanceOfSatisfying(
                        DialogueState.Over.class,
                        over -> assertThat(over.outcome()).isEqualTo(CallOutcome.OPTED_OUT));
    }

    @Test
    void asksWhyALowDayIsHardAndOnlyThat() {
        say("Yes");

        assertThat(say("A two")).contains("What is making today a hard one?");
        assertThat(say("My back kept me up all night")).contains("Is there anything new");
    }

    @Test
    void asksAgainTwiceAndThenLeavesIt() {
        say("Yes");
        say("fair to middling");
        say("same as always");

        assertThat(say("can't complain")).contains("Is there anything new");
        assertThat(situation.answers().get("gen.wellbeing").answer()).isEqualTo(new Answer.Unclear());
    }

    @Test
    void honoursARefusal() {
        say("Yes");

        assertThat(say("I'd rather not say")).startsWith("That's all right.").contains("Is there anything new");
        assertThat(situation.answers().get("gen.wellbeing").answer()).isEqualTo(new Answer.Refused());
    }

    @Test
    void saysWhoItIsAndAsksAgain() {
        say("Yes");

        assertThat(say("Who is this?")).contains("an AI").contains("On a scale");
        assertThat(say("Can you repeat that?")).contains("On a scale");
    }

    @Test
    void asksAtMostEightQuestionsWhateverTheConditions() {
        conditions = List.of("hypertension", "diabetes", "heart_failure", "copd", "stroke", "falls_risk");

        assertThat(CheckInPlan.of(BANK, conditions)).hasSize(CheckInPlan.MOST).startsWith("gen.wellbeing");
        assertThat(CheckInPlan.of(BANK, List.of("copd"))).contains("copd.breath");
    }

    private boolean putThrough() {
        return last.steps().stream().anyMatch(step -> step instanceof Step.End end && end.putsThrough());
    }

    @Test
    void whoAsksForAPersonIsPutThroughAndTheQuestionStaysOpen() {
        transferable = true;
        say("Yes speaking");
        String question = situation.lastQuestion();

        assertThat(say("Can I talk to a real person please?")).contains("put you through");

        assertThat(putThrough()).isTrue();
        assertThat(situation.lastQuestion()).isEqualTo(question);
        assertThat(situation.state()).isInstanceOf(DialogueState.Checking.class);
    }

    @Test
    void nobodyIsPutThroughWhereThereIsNobody() {
        say("Yes speaking");

        assertThat(say("Can I talk to a real person please?")).contains("can't put you through");

        assertThat(putThrough()).isFalse();
    }

    @Test
    void aPersonIsOfferedWhileAnEmergencyHoldsTheCallOpen() {
        transferable = true;
        say("Yes speaking");
        say("I have a terrible pain in my chest");

        assertThat(say("Yes, right now")).contains("911").contains("put me through");
        say("Please put me through");

        assertThat(putThrough()).isTrue();
        assertThat(situation.held()).isEqualTo("chest_pain");
    }

    private String say(String text) {
        Taken taken = dialogues.take(situation, new Utterance(text, LocalDate.of(2026, 3, 20)), session());
        situation = taken.situation();
        last = taken;
        return taken.spoken();
    }

    private CallSession session() {
        return new CallSession(
                CallSession.VERSION,
                CallId.random(),
                DialogueId.random(),
                null,
                CallKind.HEALTH_CHECK,
                Direction.OUTBOUND,
                new Profile("Margaret Hale", "Maggie", ZoneId.of("UTC"), "en-US", conditions, List.of()),
                new CallSession.Persona("Grace", "en-US", null),
                "",
                "",
                false,
                List.of(),
                Instant.EPOCH,
                transferable);
    }
}
