package io.hearthline.llm.dialogue;

import io.hearthline.contracts.concern.ConcernCategory;
import io.hearthline.contracts.session.CallKind;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.contracts.session.CallSession;
import io.hearthline.llm.safety.SafetyNet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks at every utterance in the same order: safety net, what a person may ask at any time, who is on the phone, then
 * the dialogue of the call's kind. Pure.
 */
public final class Dialogues {
    private static final int SILENCES = 3;
    private static final String OFFER =
            "If you would like to talk to a person, say: put me through, and I will do that.";
    /** How often a screening service is told the purpose. */
    private static final int PURPOSES = 2;

    private final Vigil vigil;
    private final Map<CallKind, Dialogue> byKind = new HashMap<>();
    private final Dialogue otherwise;

    /** @param otherwise holds the kinds nothing else does */
    public Dialogues(SafetyNet net, List<ConcernCategory> categories, List<Dialogue> dialogues, Dialogue otherwise) {
        this.vigil = new Vigil(net, categories);
        this.otherwise = otherwise;
        for (Dialogue dialogue : dialogues) {
            dialogue.kinds().forEach(kind -> byKind.put(kind, dialogue));
        }
    }

    /** Takes one turn. */
    public Taken take(Situation before, Utterance utterance, CallSession session) {
        Taken kept = doorkeeper(before, utterance, session);
        if (kept != null) {
            return kept;
        }
        Taken guarded = vigil.take(before, utterance);
        if (guarded != null) {
            return session.transferable() ? withAPerson(guarded, utterance) : guarded;
        }
        if (utterance.silent()) {
            return silent(before);
        }
        Situation situation = before.silent(0);
        if (situation.state() instanceof DialogueState.Over) {
            return Taken.of(situation, new Step.Say("Goodbye."), new Step.End(null, "already over"));
        }
        Intents.Intent intent = Intents.of(utterance.words());
        if (intent != null) {
            return asked(intent, situation, utterance, session);
        }
        return situation.state() instanceof DialogueState.Opening opening
                ? opening(opening, situation, utterance, session)
                : dialogue(session.kind()).take(situation, utterance, session);
    }

    /** Takes the agent's word for a danger no rule has heard, and asks the calm question about it. */
    public Taken suspect(Situation before, ConcernCategory category, String said) {
        return vigil.suspect(before, category, said);
    }

    /** Says goodbye because the agent has found that it is time. */
    public Taken goodbye(Situation before, Utterance silence, CallSession session) {
        return before.state() instanceof DialogueState.Over
                ? Taken.of(before, new Step.Say("Goodbye."), new Step.End(null, "already over"))
                : stop(before.silent(0), silence, session);
    }

    /** While a danger holds the call open, a person is offered, and put through to if they are asked for. */
    private static Taken withAPerson(Taken guarded, Utterance utterance) {
        Situation situation = guarded.situation();
        if (situation.held() == null) {
            return guarded;
        }
        if (guarded.steps().stream().anyMatch(Step.Confirm.class::isInstance)) {
            return new Taken(
                    situation,
                    Stream.concat(guarded.steps().stream(), Stream.of(new Step.Say(OFFER)))
                            .toList());
        }
        return Intents.of(utterance.words()) == Intents.Intent.HUMAN ? putThrough(situation) : guarded;
    }

    private static Taken putThrough(Situation situation) {
        return Taken.of(
                situation,
                new Step.Say("Of course. I will put you through to a person. Please stay on the line."),
                Step.End.putThrough());
    }

    /** What no person says: a machine is listened to, a screening service told whom the call is for. */
    private @Nullable Taken doorkeeper(Situation before, Utterance utterance, CallSession session) {
        if (!(before.state() instanceof DialogueState.Opening opening)) {
            return null;
        }
        Doorkeeper.Kind kind = Doorkeeper.of(utterance.words(), opening.screened() > 0);
        return switch (kind) {
            case null -> null;
            case MACHINE -> utterance.provisional() ? machine(before, utterance) : null;
            case HOLD -> listen(before);
            case UNAVAILABLE ->
                Taken.of(
                        over(before, CallOutcome.SCREENED),
                        new Step.Say("Thank you. I will try again another time. Goodbye."),
                        new Step.End(CallOutcome.SCREENED, "not put through"));
            case SCREENING -> purpose(before, opening, session);
        };
    }

    /** What sounds dangerous in a greeting is noted and not asked about: nobody is there to answer. */
    private Taken machine(Situation before, Utterance utterance) {
        Taken guarded = before.suspicion() == null ? vigil.take(before, utterance) : null;
        Step[] suspects = guarded == null
                ? new Step[0]
                : guarded.steps().stream()
                        .filter(Step.Suspect.class::isInstance)
                        .toArray(Step[]::new);
        return listen(before).after(suspects);
    }

    private static Taken listen(Situation before) {
        return Taken.of(before.silent(0), new Step.Say("Hello?"), new Step.Listen());
    }

    private static Taken purpose(Situation before, DialogueState.Opening opening, CallSession session) {
        Situation told = before.silent(0)
                .with(new DialogueState.Opening(opening.asked(), opening.resume(), opening.screened() + 1));
        if (opening.screened() >= PURPOSES) {
            return listen(before);
        }
        return Taken.of(
                told,
                new Step.Say("This is " + session.persona().name()
                        + ", an automated assistant, with the regular call for "
                        + session.profile().preferredName() + ". Please put me through."));
    }

    /**
     * Says goodbye because the call may not last any longer.
     *
     * @param beside what the person said besides; danger in it is asked about first
     */
    public Taken timeUp(Situation before, Utterance beside, CallSession session) {
        Taken guarded = beside.silent() ? null : vigil.take(before, beside);
        if (guarded != null && guarded.steps().stream().anyMatch(Step.Suspect.class::isInstance)) {
            return guarded;
        }
        CallOutcome outcome = before.state() instanceof DialogueState.Chatting ? CallOutcome.COMPLETED : null;
        Situation over = before.state() instanceof DialogueState.Over ? before : over(before, outcome);
        String name = before.rightParty() ? ", " + session.profile().preferredName() : "";
        String held = vigil.reminder(before);
        return Taken.of(
                over,
                new Step.Say(held + "Our time is up now" + name + ". Thank you for talking with me. Goodbye."),
                new Step.End(outcome, "longest duration"));
    }

    /** Asks the calm question for a concern that an abandoned turn raised. */
    public Taken askAgain(Situation before, Situation.Suspicion open) {
        return vigil.askAgain(before, open);
    }

    /** What asks the open question again where a conversation broke off; null if the goodbye has been said. */
    public @Nullable String again(Situation situation) {
        String guarded = vigil.again(situation);
        if (guarded != null) {
            return guarded;
        }
        return switch (situation.state()) {
            case DialogueState.Over _ -> null;
            case DialogueState.Chatting(var turns) when turns > 0 -> "Please go on with what you were telling me.";
            case DialogueState.Opening _, DialogueState.Checking _, DialogueState.Chatting _ ->
                situation.lastQuestion();
        };
    }

    private Dialogue dialogue(CallKind kind) {
        return byKind.getOrDefault(kind, otherwise);
    }

    private static Taken silent(Situation before) {
        int silences = before.silences() + 1;
        Situation situation = before.silent(silences);
        if (before.state() instanceof DialogueState.Over || silences >= SILENCES) {
            CallOutcome outcome = before.screened() ? CallOutcome.SCREENED : null;
            return Taken.of(
                    over(situation, outcome),
                    new Step.Say("I can't hear you, so I will let you go for now. Goodbye."),
                    new Step.End(outcome, "silence"));
        }
        String say = silences == 1
                ? "Take your time. I'm still here. " + before.lastQuestion()
                : "There is no hurry. If it is easier, you can press a key on your phone: one for yes, two for no. "
                        + before.lastQuestion();
        return Taken.of(situation, new Step.Say(say));
    }

    /** The goodbye was said; what was reached stays. */
    public static Situation over(Situation situation, @Nullable CallOutcome outcome) {
        DialogueState last =
                situation.state() instanceof DialogueState.Over(var _, var earlier) ? earlier : situation.state();
        return situation.with(new DialogueState.Over(outcome, last)).asking("Goodbye.");
    }

    private Taken asked(Intents.Intent intent, Situation situation, Utterance utterance, CallSession session) {
        String again = situation.lastQuestion();
        return switch (intent) {
            case DO_NOT_CALL ->
                Taken.of(
                        over(situation, CallOutcome.OPTED_OUT),
                        new Step.Say(
                                "I understand. You will not be called again. I'm sorry to have troubled you. Goodbye."),
                        new Step.End(CallOutcome.OPTED_OUT, "asked not to be called"));
            case STOP -> stop(situation, utterance, session);
            case HUMAN ->
                session.transferable()
                        ? putThrough(situation)
                        : say(
                                situation,
                                "I'm an automated assistant, and I can't put you through from here. I have noted that you asked. "
                                        + again);
            case WHO -> say(situation, who(situation, session) + " " + again);
            case SLOWER -> say(situation.slowly(), "Of course, I will keep it short. " + again);
            case REPEAT -> say(situation, "Of course. " + again);
            case WAIT -> say(situation, "Take your time. I'm here.");
        };
    }

    private Taken stop(Situation situation, Utterance utterance, CallSession session) {
        if (situation.state() instanceof DialogueState.Opening) {
            return Taken.of(
                    over(situation, CallOutcome.DECLINED),
                    new Step.Say("All right, I will not keep you. Goodbye."),
                    new Step.End(CallOutcome.DECLINED, "not now"));
        }
        return dialogue(session.kind()).stop(situation, utterance, session);
    }

    private static String who(Situation situation, CallSession session) {
        String name = session.persona().name();
        if (session.unknownCaller()) {
            return "This is " + name + ", an automated assistant, an AI.";
        }
        return situation.rightParty()
                ? "This is " + name + ", an automated assistant, an AI. I call to see how you are."
                : "This is " + name + ", an automated assistant, an AI, with a call for "
                        + session.profile().preferredName() + ".";
    }

    private static Taken say(Situation situation, String text) {
        return Taken.of(situation, new Step.Say(text.strip()));
    }

    private Taken opening(
            DialogueState.Opening opening, Situation situation, Utterance utterance, CallSession session) {
        return switch (RightParty.read(utterance.words(), session.profile())) {
            case RIGHT -> right(opening, situation.confirmedPerson(), session);
            case OTHER ->
                Taken.of(
                        over(situation, CallOutcome.WRONG_PERSON),
                        new Step.Say("I'm sorry to have troubled you. I will try again another time. Goodbye."),
                        new Step.End(CallOutcome.WRONG_PERSON, "somebody else answered"));
            case UNCLEAR -> askOnceMore(opening, situation, session);
        };
    }

    private Taken right(DialogueState.Opening opening, Situation situation, CallSession session) {
        DialogueState resume = opening.resume();
        Dialogue dialogue = dialogue(session.kind());
        return resume == null ? dialogue.begin(situation, session) : dialogue.resume(situation.with(resume), session);
    }

    private static Taken askOnceMore(DialogueState.Opening opening, Situation situation, CallSession session) {
        if (opening.asked() > 0) {
            return Taken.of(
                    over(situation, null),
                    new Step.Say(
                            "I'm sorry, I could not make sure who I'm talking to. I will try again another time. Goodbye."),
                    new Step.End(null, "right party not established"));
        }
        String question = "Am I speaking with " + session.profile().preferredName() + "?";
        Situation next = situation
                .with(new DialogueState.Opening(opening.asked() + 1, opening.resume(), opening.screened()))
                .asking(question);
        return say(next, "I'm sorry, I didn't quite catch that. " + question);
    }
}
