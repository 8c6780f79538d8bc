package io.hearthline.contracts.concern;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthline.contracts.health.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConcernCategoryTest {
    private static final List<ConcernCategory> CATEGORIES = ConcernCategory.load();

    @Test
    void readsEveryCategory() {
        assertThat(CATEGORIES)
                .hasSize(18)
                .allSatisfy(c -> assertThat(c.action().told()).isNotEmpty());
    }

    @Test
    void anEmergencyHoldsTheLine() {
        ConcernCategory chestPain =
                ConcernCategory.find(CATEGORIES, "chest_pain").orElseThrow();

        assertThat(chestPain.severity()).isEqualTo(Severity.EMERGENCY);
        assertThat(chestPain.action().mayEndCall()).isFalse();
        assertThat(chestPain.action().ackDeadlineMinutes()).isEqualTo(5);
        assertThat(chestPain.hiddenFromFamily()).isFalse();
    }

    @Test
    void abuseAndScamAreKeptFromFamily() {
        assertThat(CATEGORIES.stream().filter(ConcernCategory::hiddenFromFamily).map(ConcernCategory::id))
                .containsExactlyInAnyOrder("abuse_neglect", "scam");
    }
}
