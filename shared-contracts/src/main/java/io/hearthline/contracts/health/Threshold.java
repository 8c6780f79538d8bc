package io.hearthline.contracts.health;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A limit of the bank and what passing it means.
 *
 * @param op see {@link Condition}, and {@code delta_gte, delta_lte, avg_lt, avg_gt, streak_gte}
 * @param reason in words for a caregiver
 * @param windowDays how far {@code delta} and {@code avg} look back, days
 * @param match the answers a streak counts
 */
public record Threshold(
        String op,
        JsonNode value,
        Severity severity,
        String reason,
        @JsonProperty("window_days") @Nullable Integer windowDays,
        @Nullable List<String> match) {

    /** The comparison without its meaning. */
    public Condition condition() {
        return new Condition(op, value);
    }
}
