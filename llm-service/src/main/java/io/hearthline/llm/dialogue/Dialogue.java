package io.hearthline.llm.dialogue;

import io.hearthline.contracts.session.CallKind;
import io.hearthline.contracts.session.CallSession;
import java.util.Set;

/** One way to hold a call. Pure: the same state and utterance give the same steps. */
public interface Dialogue {
    /** The kinds of call it holds. */
    Set<CallKind> kinds();

    /** Starts once the right person is on the phone. */
    Taken begin(Situation situation, CallSession session);

    /** Takes the next turn; {@code utterance} is never silent, dangerous or one of the {@link Intents}. */
    Taken take(Situation situation, Utterance utterance, CallSession session);

    /** Ends because the person asked to; an answer said in the same breath is kept. */
    Taken stop(Situation situation, Utterance utterance, CallSession session);

    /** Goes on after an interruption, on another call or in another conversation. */
    Taken resume(Situation situation, CallSession session);
}
