package io.hearthline.llm.safety;

import io.hearthline.contracts.concern.ConcernCategory;
import io.hearthline.contracts.health.Severity;

/**
 * A dangerous sentence, as a rule reads it.
 *
 * @param confidence 0 to 1
 */
public record Claim(ConcernCategory category, double confidence) {
    public Severity severity() {
        return category.severity();
    }
}
