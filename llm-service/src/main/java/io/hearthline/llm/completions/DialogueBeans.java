package io.hearthline.llm.completions;

import io.hearthline.contracts.concern.ConcernCategory;
import io.hearthline.contracts.health.QuestionBank;
import io.hearthline.llm.dialogue.Dialogues;
import io.hearthline.llm.general.GeneralDialogue;
import io.hearthline.llm.health.HealthDialogue;
import io.hearthline.llm.safety.SafetyNet;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** Puts the pure parts together. */
@Singleton
public class DialogueBeans {
    @Produces
    @Singleton
    QuestionBank questions() {
        return QuestionBank.load();
    }

    @Produces
    @Singleton
    List<ConcernCategory> categories() {
        return ConcernCategory.load();
    }

    @Produces
    @Singleton
    Dialogues dialogues(QuestionBank questions, List<ConcernCategory> categories) {
        GeneralDialogue general = new GeneralDialogue();
        return new Dialogues(
                new SafetyNet(categories), categories, List.of(new HealthDialogue(questions), general), general);
    }
}
