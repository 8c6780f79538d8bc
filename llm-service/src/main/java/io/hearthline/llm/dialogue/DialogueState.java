package io.hearthline.llm.dialogue;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.hearthline.contracts.session.CallOutcome;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a dialogue stands. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = DialogueState.Opening.class, name = "opening"),
    @JsonSubTypes.Type(value = DialogueState.Checking.class, name = "checking"),
    @JsonSubTypes.Type(value = DialogueState.Chatting.class, name = "chatting"),
    @JsonSubTypes.Type(value = DialogueState.Over.class, name = "over")
})
public sealed interface DialogueState {
    /**
     * It is not known yet whether the right person answered.
     *
     * @param asked how often it was asked again
     * @param resume where an earlier call of the dialogue was cut off; null if there was none
     * @param screened how often a screening service was told the purpose
     */
    record Opening(int asked, @Nullable DialogueState resume, int screened) implements DialogueState {
        public Opening(int asked, @Nullable DialogueState resume) {
            this(asked, resume, 0);
        }
    }

    /**
     * A check-in in progress.
     *
     * @param plan questions still to ask after the current one, in order
     * @param current the question that was asked last; null while the closing question is open
     * @param followUp true if the current question follows another's answer
     * @param retries how often the current question was asked again
     * @param answers by question id, in the order they were given
     * @param asked ids of all questions asked so far
     */
    record Checking(
            List<String> plan,
            @Nullable String current,
            boolean followUp,
            int retries,
            Map<String, Captured> answers,
            List<String> asked)
            implements DialogueState {
        public Checking {
            plan = List.copyOf(plan);
            asked = List.copyOf(asked);
        }

        @Override
        public String toString() {
            return "Checking[" + current + " answers=" + answers.size() + "]";
        }
    }

    /** Company; {@code turns} counts the person's turns. */
    record Chatting(int turns) implements DialogueState {}

    /**
     * The goodbye has been said.
     *
     * @param outcome how the dialogue ended the call; null if it simply stopped
     * @param last the state it ended in
     */
    record Over(@Nullable CallOutcome outcome, DialogueState last) implements DialogueState {}
}
