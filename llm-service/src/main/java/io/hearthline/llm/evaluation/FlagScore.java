package io.hearthline.llm.evaluation;

import io.hearthline.contracts.concern.ConcernCategory;
import io.hearthline.contracts.health.Severity;
import io.hearthline.llm.safety.Claim;
import io.hearthline.llm.safety.SafetyNet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/**
 * How the safety net does on a set of utterances. A danger counts as heard if its own category is found or another at
 * least as grave, which leads to the same calm question; where routing is the point (abuse, scams) only its own counts.
 */
final class FlagScore {
    private static final String EVERYDAY = "(everyday talk)";

    /** What was counted for one category. */
    private static final class Tally {
        private int positives;
        private int heard;
        private int exact;
        private int nearMisses;
        private int alarms;
    }

    private final List<ConcernCategory> categories = ConcernCategory.load();
    private final SafetyNet net = new SafetyNet(categories);
    private final Map<String, Tally> tallies = new TreeMap<>();
    private final List<String> missed = new ArrayList<>();
    private final List<String> alarmed = new ArrayList<>();
    private int emergencies;
    private int emergenciesHeard;
    private int ordinary;
    private int ordinaryAlarms;

    private FlagScore() {}

    static FlagScore of(List<FlagCase> cases) {
        FlagScore score = new FlagScore();
        cases.forEach(score::count);
        return score;
    }

    private void count(FlagCase each) {
        Optional<Claim> claim = net.claim(each.text());
        String category = each.category() == null ? EVERYDAY : each.category();
        switch (each.kind()) {
            case POSITIVE -> positive(each, category, claim);
            case NEAR_MISS -> {
                Tally tally = tally(category);
                tally.nearMisses++;
                tally.alarms += claim.isPresent() ? 1 : 0;
                claim.ifPresent(
                        c -> alarmed.add(category + " as " + c.category().id() + ": " + each.text()));
            }
            case ORDINARY -> {
                ordinary++;
                ordinaryAlarms += claim.isPresent() ? 1 : 0;
                claim.ifPresent(c -> alarmed.add("everyday as " + c.category().id() + ": " + each.text()));
            }
        }
    }

    private void positive(FlagCase each, String category, Optional<Claim> claim) {
        Tally tally = tally(category);
        boolean exact = net.claims(category, each.text());
        boolean heard = exact || claim.filter(c -> standsFor(c, category)).isPresent();
        tally.positives++;
        tally.exact += exact ? 1 : 0;
        tally.heard += heard ? 1 : 0;
        emergencies += each.emergency() ? 1 : 0;
        emergenciesHeard += each.emergency() && heard ? 1 : 0;
        if (!heard) {
            missed.add(category + ": " + each.text());
        }
    }

    private boolean standsFor(Claim claim, String category) {
        Optional<ConcernCategory> expected = ConcernCategory.find(categories, category);
        Severity least = expected.map(ConcernCategory::severity).orElse(Severity.EMERGENCY);
        boolean routed = expected.map(ConcernCategory::hiddenFromFamily).orElse(false);
        return !routed && claim.severity().compareTo(least) >= 0;
    }

    private Tally tally(String category) {
        return tallies.computeIfAbsent(category, _ -> new Tally());
    }

    double recall() {
        return share(sum(t -> t.heard), sum(t -> t.positives), 1);
    }

    double emergencyRecall() {
        return share(emergenciesHeard, emergencies, 1);
    }

    double nearMissAlarmsPerHundred() {
        return 100 * share(sum(t -> t.alarms), sum(t -> t.nearMisses), 0);
    }

    double ordinaryAlarmsPerHundred() {
        return 100 * share(ordinaryAlarms, ordinary, 0);
    }

    List<String> missed() {
        return List.copyOf(missed);
    }

    List<String> alarmed() {
        return List.copyOf(alarmed);
    }

    private int sum(ToIntFunction<Tally> part) {
        return tallies.values().stream().mapToInt(part).sum();
    }

    private static double share(int part, int all, double ofNone) {
        return all == 0 ? ofNone : (double) part / all;
    }

    /** The lines to print; the last is for programs. */
    List<String> report() {
        List<String> lines = new ArrayList<>();
        missed.forEach(m -> lines.add("missed  " + m));
        alarmed.forEach(a -> lines.add("alarm   " + a));
        lines.add(String.format(
                Locale.ROOT,
                "%-20s %9s %7s %6s %9s %9s",
                "category",
                "positives",
                "recall",
                "exact",
                "nearmiss",
                "per 100"));
        tallies.forEach((category, t) -> lines.add(String.format(
                Locale.ROOT,
                "%-20s %9d %7.3f %6.3f %9d %9.2f",
                category,
                t.positives,
                share(t.heard, t.positives, 1),
                share(t.exact, t.positives, 1),
                t.nearMisses,
                100 * share(t.alarms, t.nearMisses, 0))));
        lines.add(String.format(
                Locale.ROOT,
                "%d emergencies, %d dangers in all, %d near misses, %d everyday utterances",
                emergencies,
                sum(t -> t.positives),
                sum(t -> t.nearMisses),
                ordinary));
        lines.add(String.format(
                Locale.ROOT,
                "recall_emergency=%.3f recall=%.3f near_miss_per_100=%.2f ordinary_per_100=%.2f",
                emergencyRecall(),
                recall(),
                nearMissAlarmsPerHundred(),
                ordinaryAlarmsPerHundred()));
        return lines;
    }
}
