package io.hearthline.postcall.summaries;

import io.hearthline.contracts.health.QuestionBank;
import io.hearthline.postcall.model.Model;
import jakarta.inject.Singleton;

/** With a model where there is one and it is worth it, with rules otherwise. */
@Singleton
final class Summarizer {
    private final RuleSummary rules;
    private final ModelSummary model;

    Summarizer(Model model) {
        QuestionBank bank = QuestionBank.load();
        this.rules = new RuleSummary(bank);
        this.model = new ModelSummary(model, rules, new Phrases(bank));
    }

    Summary summarise(Material material) {
        if (!RuleSummary.worthAModel(material)) {
            return rules.make(material);
        }
        return model.make(material).orElseGet(() -> rules.make(material));
    }
}
