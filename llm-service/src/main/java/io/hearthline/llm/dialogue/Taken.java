package io.hearthline.llm.dialogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The outcome of one turn: where the dialogue stands now, and what is done. */
public record Taken(Situation situation, List<Step> steps) {
    public Taken {
        steps = List.copyOf(steps);
    }

    public static Taken of(Situation situation, Step... steps) {
        return new Taken(situation, Arrays.asList(steps));
    }

    /** The same with steps before it. */
    public Taken after(Step... first) {
        List<Step> all = new ArrayList<>(Arrays.asList(first));
        all.addAll(steps);
        return new Taken(situation, all);
    }

    /** What is spoken, joined. */
    public String spoken() {
        StringBuilder text = new StringBuilder();
        for (Step step : steps) {
            if (step instanceof Step.Say(var each)) {
                text.append(text.isEmpty() ? "" : " ").append(each);
            }
        }
        return text.toString();
    }
}
