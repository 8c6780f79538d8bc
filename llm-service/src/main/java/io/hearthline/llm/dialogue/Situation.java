package io.hearthline.llm.dialogue;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a dialogue carries from turn to turn.
 *
 * @param rightParty true once the person has said who they are
 * @param suspicion a dangerous sentence that is being asked about
 * @param held category of a confirmed emergency; the call is held open
 * @param settled how often each category was confirmed or cleared
 * @param lastQuestion what is asked again after an interruption
 * @param silences turns of silence in a row
 * @param slower true if the person asked for short sentences
 */
public record Situation(
        DialogueState state,
        boolean rightParty,
        @Nullable Suspicion suspicion,
        @Nullable String held,
        Map<String, Settled> settled,
        String lastQuestion,
        int silences,
        boolean slower) {

    /** @param again how often the calm question was repeated for a fragment of speech */
    public record Suspicion(String category, int ordinal, String said, int again) {
        Suspicion again(int times) {
            return new Suspicion(category, ordinal, said, times);
        }

        @Override
        public String toString() {
            return "Suspicion[" + category + "]";
        }
    }

    /** @param confirmed true if it was confirmed the last time */
    public record Settled(int count, boolean confirmed) {}

    /** Before the first word. */
    public static Situation first(String greetingQuestion) {
        return new Situation(
                new DialogueState.Opening(0, null), false, null, null, Map.of(), greetingQuestion, 0, false);
    }

    /** Before the first word of somebody who called and whom nobody knows: there is no right person to ask for. */
    public static Situation ofUnknownCaller() {
        return first("How can I help you?").with(new DialogueState.Chatting(0));
    }

    /** On another call: who answers is asked again, then the dialogue goes on where it was. */
    public Situation calledBack(String greetingQuestion) {
        DialogueState left = state instanceof DialogueState.Over(var _, var last) ? last : state;
        DialogueState resume = left instanceof DialogueState.Opening(var _, var earlier, var _) ? earlier : left;
        return new Situation(
                new DialogueState.Opening(0, resume), false, suspicion, null, settled, greetingQuestion, 0, slower);
    }

    public Situation with(DialogueState next) {
        return new Situation(next, rightParty, suspicion, held, settled, lastQuestion, silences, slower);
    }

    public Situation asking(String question) {
        return new Situation(state, rightParty, suspicion, held, settled, question, silences, slower);
    }

    public Situation confirmedPerson() {
        return new Situation(state, true, suspicion, held, settled, lastQuestion, silences, slower);
    }

    public Situation suspecting(@Nullable Suspicion next) {
        return new Situation(state, rightParty, next, held, settled, lastQuestion, silences, slower);
    }

    public Situation holding(String category) {
        return new Situation(state, rightParty, suspicion, category, settled, lastQuestion, silences, slower);
    }

    public Situation settling(Map<String, Settled> next) {
        return new Situation(state, rightParty, suspicion, held, Map.copyOf(next), lastQuestion, silences, slower);
    }

    public Situation silent(int count) {
        return new Situation(state, rightParty, suspicion, held, settled, lastQuestion, count, slower);
    }

    public Situation slowly() {
        return new Situation(state, rightParty, suspicion, held, settled, lastQuestion, silences, true);
    }

    /** True while the person may talk as they like: who they are is known, nothing is asked by plan, no danger is open. */
    public boolean free() {
        return rightParty && state instanceof DialogueState.Chatting && suspicion == null && held == null;
    }

    /** The answers so far, whether or not the goodbye has been said. */
    public Map<String, Captured> answers() {
        return checking(state) instanceof DialogueState.Checking checking ? checking.answers() : Map.of();
    }

    /** True while a screening service stands between the call and the person. */
    public boolean screened() {
        return state instanceof DialogueState.Opening opening && opening.screened() > 0;
    }

    /** How many questions were asked. */
    public List<String> asked() {
        return checking(state) instanceof DialogueState.Checking checking ? checking.asked() : List.of();
    }

    private static @Nullable DialogueState checking(DialogueState state) {
        return switch (state) {
            case DialogueState.Checking checking -> checking;
            case DialogueState.Over(var _, var last) -> checking(last);
            case DialogueState.Opening(var _, var resume, var _) -> resume;
            case DialogueState.Chatting _ -> null;
        };
    }

    /** Never the words. */
    @Override
    public String toString() {
        return "Situation[" + state.getClass().getSimpleName() + "]";
    }
}
