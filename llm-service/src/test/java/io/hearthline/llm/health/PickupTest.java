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
import io.hearthline.llm.dialogue.Captured;
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
import org.junit.jupiter.params.provider.ValueSource;

/** What answers in a person's place, what they press, and calls that last too long. */
class PickupTest {
    private static final QuestionBank BANK = QuestionBank.load();
    private static final List<ConcernCategory> CATEGORIES = ConcernCategory.load();
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private final Dialogues dialogues = new Dialogues(
            new SafetyNet(CATEGORIES), CATEGORIES, List.of(new HealthDialogue(BANK)), new GeneralDialogue());
    private Situation situation = Situation.first("Am I speaking with Maggie?");
    private boolean provisional = true;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hello. I cannot come to the phone right now. Please leave a message after the tone.",
                "You have reached the voice mailbox of Margaret Hale.",
                "Yes, this is me, thank you for calling. I am feeling fine, but I am out. Leave a message after the beep.",
                "You have reached my telephone. If this is an emergency, hang up and dial 911. If you have chest pain or "
                        + "trouble breathing, call an ambulance. Otherwise leave a message after the tone."
            })
    void aMachinesGreetingConfirmsNobodyAndIsNotAnswered(String greeting) {
        Taken taken = say(greeting);

        assertThat(taken.steps()).hasAtLeastOneElementOfType(Step.Listen.class);
        assertThat(taken.steps()).doesNotHaveAnyElementsOfTypes(Step.Confirm.class, Step.End.class);
        assertThat(situation.rightParty()).isFalse();
        assertThat(situation.suspicion()).isNull();
    }

    @Test
    void aSecondSentenceOfAMachineIsNoAnswerToTheCalmQuestion() {
        say("I am having chest pain.");
        assertThat(situation.suspicion()).isNotNull();

        Taken taken = say("Please leave a message after the tone.");

        assertThat(taken.steps()).doesNotHaveAnyElementsOfTypes(Step.Confirm.class, Step.Clear.class);
    }

    @Test
    void silenceConfirmsADangerOnlyTheSecondTimeWhileAMachineMayBeTalking() {
        say("I am having chest pain.");

        assertThat(say("").steps()).doesNotHaveAnyElementsOfTypes(Step.Confirm.class);
        assertThat(say("").steps()).hasAtLeastOneElementOfType(Step.Confirm.class);
    }

    @Test
    void silenceConfirmsADangerAtOnceWhereAPersonPickedUp() {
        provisional = false;
        say("I am having chest pain.");

        assertThat(say("").steps()).hasAtLeastOneElementOfType(Step.Confirm.class);
    }

    @Test
    void aScreeningServiceIsToldForWhomTheCallIsAndNothingOfHealth() {
        Taken taken = say("Please state your name and why you are calling.");

        assertThat(taken.spoken())
                .contains("Grace", "Maggie")
                .doesNotContainIgnoringCase("health")
                .doesNotContainIgnoringCase("check");
        assertThat(situation.screened()).isTrue();
        assertThat(say("Thank you. Please stay on the line.").steps()).hasAtLeastOneElementOfType(Step.Listen.class);
        assertThat(end(say("The person you are calling is not available. Goodbye.")))
                .isEqualTo(CallOutcome.SCREENED);
    }

    @Test
    void whoComesToThePhoneAfterScreeningIsTalkedTo() {
        say("Please state your name and why you are calling.");
        say("Thank you. Please stay on the line.");

        say("Yes, this is Maggie.");

        assertThat(situation.rightParty()).isTrue();
        assertThat(situation.screened()).isFalse();
    }

    @Test
    void threeSilencesEndTheCallWithPatience() {
        provisional = false;
        say("Yes, speaking.");

        assertThat(say("").spoken()).startsWith("Take your time.").contains("On a scale");
        assertThat(say("").spoken()).contains("no hurry", "press a key");
        assertThat(say("").steps()).hasAtLeastOneElementOfType(Step.End.class);
    }

    @Test
    void keysAreYesAndNoAndNumbersAndTheNextQuestion() {
        say("[keypad 1]");
        assertThat(situation.rightParty()).isTrue();
        say("[keypad 7]");
        say("[keypad 2]");
        say("[keypad 1]");
        Taken skipped = say("[keypad #]");
        say("[keypad 2]");

        assertThat(answer("gen.wellbeing")).isEqualTo(new Answer.Scale(7));
        assertThat(answer("gen.new_symptom")).isEqualTo(new Answer.YesNo(false));
        assertThat(answer("gen.meds_today")).isEqualTo(new Answer.Choice("all"));
        assertThat(answer("gen.sleep_hours")).isEqualTo(new Answer.Refused());
        assertThat(skipped.spoken()).startsWith("That's all right.");
        assertThat(answer("gen.pain")).isEqualTo(new Answer.Scale(2));
        assertThat(captured("gen.pain").said()).isEqualTo("[keypad 2]");
    }

    @Test
    void aKeyAnswersTheCalmQuestion() {
        provisional = false;
        say("Yes, speaking.");
        say("I am having chest pain.");

        assertThat(say("[keypad 2]").steps()).hasAtLeastOneElementOfType(Step.Clear.class);
    }

    @Test
    void timeUpIsAGoodbyeThatKeepsTheAnswers() {
        say("Yes, speaking.");
        say("Seven.");

        Taken taken = dialogues.timeUp(situation, new Utterance("", TODAY), session());

        assertThat(taken.spoken()).contains("Our time is up now, Maggie").endsWith("Goodbye.");
        assertThat(taken.steps()).hasAtLeastOneElementOfType(Step.End.class);
        assertThat(taken.situation().answers()).containsOnlyKeys("gen.wellbeing");
    }

    @Test
    void aDangerInTheLastMomentIsAskedAbout() {
        say("Yes, speaking.");

        Taken taken = dialogues.timeUp(situation, new Utterance("I am having chest pain.", TODAY), session());

        assertThat(taken.steps()).hasAtLeastOneElementOfType(Step.Suspect.class);
        assertThat(taken.steps()).doesNotHaveAnyElementsOfTypes(Step.End.class);
    }

    private CallOutcome end(Taken taken) {
        return taken.steps().stream()
                .filter(Step.End.class::isInstance)
                .map(Step.End.class::cast)
                .findFirst()
                .orElseThrow()
                .outcome();
    }

    private Answer answer(String question) {
        return captured(question).answer();
    }

    private Captured captured(String question) {
        return situation.answers().get(question);
    }

    private Taken say(String text) {
        Taken taken = dialogues.take(
                situation, new Utterance(text, TODAY, provisional && !situation.rightParty()), session());
        situation = taken.situation();
        return taken;
    }

    private static CallSession session() {
        return new CallSession(
                CallSession.VERSION,
                CallId.random(),
                DialogueId.random(),
                null,
                CallKind.HEALTH_CHECK,
                Direction.OUTBOUND,
                new Profile("Margaret Hale", "Maggie", ZoneId.of("America/New_York"), "en-US", List.of(), List.of()),
                new CallSession.Persona("Grace", "en-US", null),
                "",
                "",
                false,
                List.of(),
                Instant.EPOCH);
    }
}
