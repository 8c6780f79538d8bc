package io.hearthline.llm.health;

import io.hearthline.contracts.health.Answer;
import io.hearthline.contracts.health.HealthQuestion;
import io.hearthline.contracts.health.QuestionBank;
import io.hearthline.contracts.session.CallKind;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.contracts.session.CallSession;
import io.hearthline.llm.dialogue.Captured;
import io.hearthline.llm.dialogue.Dialogue;
import io.hearthline.llm.dialogue.DialogueState;
import io.hearthline.llm.dialogue.Dialogues;
import io.hearthline.llm.dialogue.Keypad;
import io.hearthline.llm.dialogue.Situation;
import io.hearthline.llm.dialogue.Step;
import io.hearthline.llm.dialogue.Taken;
import io.hearthline.llm.dialogue.Utterance;
import io.hearthline.llm.understanding.AnswerReader;
import io.hearthline.llm.understanding.Expected;
import io.hearthline.llm.understanding.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The health check-in: the bank's wordings to the letter, a short word of thanks between them. */
public final class HealthDialogue implements Dialogue {
    private static final int RETRIES = 2;
    private static final String ANYTHING_ELSE = "Is there anything else you would like to tell me?";

    private final QuestionBank bank;

    public HealthDialogue(QuestionBank bank) {
        this.bank = bank;
    }

    @Override
    public Set<CallKind> kinds() {
        return Set.of(CallKind.HEALTH_CHECK);
    }

    @Override
    public Taken begin(Situation situation, CallSession session) {
        List<String> plan = CheckInPlan.of(bank, session.profile().conditions());
        DialogueState.Checking start = new DialogueState.Checking(plan, null, false, 0, Map.of(), List.of());
        String hello = "Thank you, " + session.profile().preferredName()
                + ". I have a few short questions about how you are. You can say stop at any time.";
        return next(situation, start, hello);
    }

    @Override
    public Taken resume(Situation situation, CallSession session) {
        if (!(situation.state() instanceof DialogueState.Checking checking)) {
            return begin(situation, session);
        }
        String question = checking.current() == null
                ? ANYTHING_ELSE
                : question(checking.current()).ask();
        return Taken.of(
                situation.asking(question), new Step.Say("Thank you. Let's go on where we stopped. " + question));
    }

    @Override
    public Taken take(Situation situation, Utterance utterance, CallSession session) {
        if (!(situation.state() instanceof DialogueState.Checking checking)) {
            return begin(situation, session);
        }
        String current = checking.current();
        if (current == null) {
            return closing(situation, utterance, session);
        }
        HealthQuestion question = question(current);
        Reading reading = read(Expected.of(question), utterance);
        return switch (reading) {
            case Reading.Answered(var value, var confidence) -> {
                Answer answer = Answers.of(question, value, utterance.text());
                yield captured(
                        situation,
                        checking,
                        question,
                        new Captured(answer, utterance.text(), confidence, "rules"),
                        "Thank you.");
            }
            case Reading.Refused _ ->
                captured(
                        situation,
                        checking,
                        question,
                        new Captured(new Answer.Refused(), utterance.text(), 0.9, "rules"),
                        "That's all right.");
            case Reading.Uncertain _ ->
                again(situation, checking, question, utterance, "I'm sorry, I didn't quite get that.");
            case Reading.Asks _ -> again(situation, checking, question, utterance, "Of course.");
            case Reading.OffTopic _ -> again(situation, checking, question, utterance, "Thank you for telling me.");
            case Reading.Silent _ -> again(situation, checking, question, utterance, "Are you still there?");
            case Reading.Stop _ -> stop(situation, utterance, session);
        };
    }

    private Taken again(
            Situation situation,
            DialogueState.Checking checking,
            HealthQuestion question,
            Utterance utterance,
            String first) {
        if (checking.retries() >= RETRIES) {
            Captured unclear = new Captured(new Answer.Unclear(), utterance.text(), 0.5, "rules");
            return captured(situation, checking, question, unclear, "That's all right, let's go on.");
        }
        DialogueState.Checking next = new DialogueState.Checking(
                checking.plan(),
                checking.current(),
                checking.followUp(),
                checking.retries() + 1,
                checking.answers(),
                checking.asked());
        String hint = checking.retries() == 0 ? "" : " " + Answers.hint(question);
        return Taken.of(situation.with(next), new Step.Say((first + hint).strip() + " " + question.ask()));
    }

    private Taken captured(
            Situation situation,
            DialogueState.Checking checking,
            HealthQuestion question,
            Captured captured,
            String thanks) {
        Map<String, Captured> answers = new LinkedHashMap<>(checking.answers());
        answers.put(question.id(), captured);
        List<String> plan = new ArrayList<>(checking.plan());
        HealthQuestion.FollowUp followUp = question.basics().followUp();
        boolean follows =
                followUp != null && !checking.followUp() && followUp.when().holds(captured.answer());
        if (followUp != null && follows) {
            plan.addFirst(followUp.askIds().getFirst());
        }
        DialogueState.Checking next =
                new DialogueState.Checking(plan, checking.current(), follows, 0, answers, checking.asked());
        return next(situation, next, thanks);
    }

    /** Asks the first question of the plan, or whether there is anything else. */
    private Taken next(Situation situation, DialogueState.Checking checking, String first) {
        if (checking.plan().isEmpty()) {
            DialogueState.Checking closing =
                    new DialogueState.Checking(List.of(), null, false, 0, checking.answers(), checking.asked());
            return Taken.of(situation.with(closing).asking(ANYTHING_ELSE), new Step.Say(first + " " + ANYTHING_ELSE));
        }
        HealthQuestion question = question(checking.plan().getFirst());
        List<String> asked = new ArrayList<>(checking.asked());
        asked.add(question.id());
        DialogueState.Checking next = new DialogueState.Checking(
                checking.plan().subList(1, checking.plan().size()),
                question.id(),
                checking.followUp(),
                0,
                checking.answers(),
                asked);
        boolean kindAlready = question.ask().startsWith("I'm sorry");
        String say = kindAlready ? question.ask() : first + " " + question.ask();
        return Taken.of(situation.with(next).asking(question.ask()), new Step.Say(say));
    }

    private static Taken closing(Situation situation, Utterance utterance, CallSession session) {
        Reading reading = read(new Expected.YesNo(ANYTHING_ELSE), utterance);
        boolean more = utterance.words().tokens().size() > 4 || !(reading instanceof Reading.Answered);
        String noted = more ? "Thank you for telling me. I have noted that. " : "";
        return Taken.of(
                Dialogues.over(situation, CallOutcome.COMPLETED),
                new Step.Say(noted + "Thank you for talking with me, "
                        + session.profile().preferredName() + ". Take good care. Goodbye."),
                new Step.End(CallOutcome.COMPLETED, "check-in complete"));
    }

    @Override
    public Taken stop(Situation situation, Utterance utterance, CallSession session) {
        Situation kept = situation;
        if (situation.state() instanceof DialogueState.Checking checking && checking.current() != null) {
            kept = withLastValue(situation, checking, question(checking.current()), utterance);
        }
        boolean closing = situation.state() instanceof DialogueState.Checking c
                && c.current() == null
                && !c.asked().isEmpty();
        CallOutcome outcome = closing ? CallOutcome.COMPLETED : kept.answers().isEmpty() ? CallOutcome.DECLINED : null;
        return Taken.of(
                Dialogues.over(kept, outcome),
                new Step.Say("All right, we will stop here. Thank you, "
                        + session.profile().preferredName() + ". Goodbye."),
                new Step.End(outcome, "asked to stop"));
    }

    private static Situation withLastValue(
            Situation situation, DialogueState.Checking checking, HealthQuestion question, Utterance utterance) {
        Reading reading = read(Expected.of(question), utterance);
        if (!(reading instanceof Reading.Stop(var value)) || value == null) {
            return situation;
        }
        Map<String, Captured> answers = new LinkedHashMap<>(checking.answers());
        answers.put(
                question.id(),
                new Captured(Answers.of(question, value, utterance.text()), utterance.text(), 0.9, "rules"));
        return situation.with(new DialogueState.Checking(
                checking.plan(),
                checking.current(),
                checking.followUp(),
                checking.retries(),
                answers,
                checking.asked()));
    }

    /** A key is a digit where a number is asked for, and a word elsewhere. */
    private static Reading read(Expected expected, Utterance utterance) {
        String text = switch (expected) {
            case Expected.Scale _, Expected.Amount _, Expected.Duration _, Expected.Pressure _, Expected.Time _ ->
                Keypad.counted(utterance.text());
            case Expected.YesNo _, Expected.Choice _, Expected.Text _ -> utterance.spoken();
        };
        return AnswerReader.read(expected, text, utterance.today());
    }

    private HealthQuestion question(String id) {
        return bank.question(id).orElseThrow(() -> new IllegalStateException("question unknown: " + id));
    }
}
