package io.hearthline.llm.health;

import io.hearthline.contracts.health.HealthQuestion;
import io.hearthline.contracts.health.QuestionBank;
import io.hearthline.contracts.health.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which questions a check-in asks, in order: the core, sleep and pain, then one a condition. Pure. */
final class CheckInPlan {
    /** Asked on every call. */
    static final List<String> CORE =
            List.of("gen.wellbeing", "gen.new_symptom", "gen.meds_today", "gen.sleep_hours", "gen.pain");

    /** At most this many questions a call, follow-ups apart. */
    static final int MOST = 8;

    private static final Set<String> NEVER_PLANNED =
            Set.of("follow_up_only", "informant_call", "when_phq2_positive", "when_device", "when_unwell");

    private CheckInPlan() {}

    /** @param conditions condition ids of the question bank; unknown ones are skipped */
    static List<String> of(QuestionBank bank, List<String> conditions) {
        List<String> plan = new ArrayList<>(CORE);
        for (String condition : conditions) {
            if (plan.size() < MOST) {
                redFlag(bank, condition).filter(id -> !plan.contains(id)).ifPresent(plan::add);
            }
        }
        return List.copyOf(plan);
    }

    /** The condition's first question with the gravest threshold. */
    private static Optional<String> redFlag(QuestionBank bank, String condition) {
        List<HealthQuestion> questions = bank.condition(condition).stream()
                .filter(entry -> !entry.id().equals("general"))
                .flatMap(entry -> entry.questionIds().stream())
                .flatMap(id -> bank.question(id).stream())
                .filter(q -> !NEVER_PLANNED.contains(q.basics().frequency()))
                .toList();
        HealthQuestion best = null;
        for (HealthQuestion question : questions) {
            if (best == null || gravest(question).compareTo(gravest(best)) > 0) {
                best = question;
            }
        }
        return Optional.ofNullable(best).map(HealthQuestion::id);
    }

    private static Severity gravest(HealthQuestion question) {
        return question.basics().thresholds().stream()
                .filter(t -> Set.of("<", "<=", ">", ">=", "==", "in").contains(t.op()))
                .map(t -> t.severity())
                .max(Severity::compareTo)
                .orElse(Severity.INFO);
    }
}
