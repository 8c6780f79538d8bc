package io.hearthline.llm.general;

import io.hearthline.contracts.session.CallKind;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.contracts.session.CallSession;
import io.hearthline.llm.dialogue.Dialogue;
import io.hearthline.llm.dialogue.DialogueState;
import io.hearthline.llm.dialogue.Dialogues;
import io.hearthline.llm.dialogue.Situation;
import io.hearthline.llm.dialogue.Step;
import io.hearthline.llm.dialogue.Taken;
import io.hearthline.llm.dialogue.Utterance;
import java.util.Set;

/** Company: the person talks about what they like; a model or the {@link Companion} answers. */
public final class GeneralDialogue implements Dialogue {
    private static final String HOW = "How are you today?";

    @Override
    public Set<CallKind> kinds() {
        return Set.of(CallKind.GENERAL);
    }

    @Override
    public Taken begin(Situation situation, CallSession session) {
        return Taken.of(
                situation.with(new DialogueState.Chatting(0)).asking(HOW),
                new Step.Say("It's good to talk with you, " + session.profile().preferredName() + ". " + HOW));
    }

    @Override
    public Taken resume(Situation situation, CallSession session) {
        return Taken.of(situation.asking(HOW), new Step.Say("I'm glad to have you back. " + HOW));
    }

    @Override
    public Taken take(Situation situation, Utterance utterance, CallSession session) {
        int turns = situation.state() instanceof DialogueState.Chatting(var n) ? n + 1 : 1;
        return Taken.of(situation.with(new DialogueState.Chatting(turns)), new Step.Converse());
    }

    @Override
    public Taken stop(Situation situation, Utterance utterance, CallSession session) {
        return Taken.of(
                Dialogues.over(situation, CallOutcome.COMPLETED),
                new Step.Say("It was lovely talking with you"
                        + (session.unknownCaller()
                                ? ""
                                : ", " + session.profile().preferredName())
                        + ". Take care. Goodbye."),
                new Step.End(CallOutcome.COMPLETED, "goodbye"));
    }
}
