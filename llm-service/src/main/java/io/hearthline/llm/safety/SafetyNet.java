package io.hearthline.llm.safety;

import io.hearthline.contracts.concern.ConcernCategory;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds dangerous sentences: about the speaker, now, and meant as said. Pure and without a model; the first thing done
 * with every utterance of every kind of call. A miss costs more than a calm question, so doubt counts as danger.
 */
public final class SafetyNet {
    private static final double CONFIDENCE = 0.8;
    private static final int STRETCH = 60;
    private static final int OVERLAP = 20;

    private final List<ConcernCategory> categories;
    private final ConcernRules rules = ConcernRules.load();

    public SafetyNet(List<ConcernCategory> categories) {
        this.categories = List.copyOf(categories);
    }

    /** The gravest claim of an utterance. */
    public Optional<Claim> claim(String utterance) {
        List<String> spoken = stretches(Spoken.of(utterance));
        Optional<Claim> gravest = Optional.empty();
        for (String id : rules.categories()) {
            Optional<ConcernCategory> category = ConcernCategory.find(categories, id);
            boolean graver = category.isPresent()
                    && (gravest.isEmpty()
                            || gravest.get().severity().compareTo(category.get().severity()) < 0);
            if (graver && spoken.stream().anyMatch(stretch -> rules.claims(id, stretch))) {
                gravest = Optional.of(new Claim(category.get(), CONFIDENCE));
            }
        }
        return gravest;
    }

    /** True if an utterance makes a claim of this category. */
    public boolean claims(String category, String utterance) {
        return stretches(Spoken.of(utterance)).stream().anyMatch(stretch -> rules.claims(category, stretch));
    }

    /** Overlapping stretches of a long speech, so that time grows with its length only. */
    private static List<String> stretches(String spoken) {
        List<String> words = List.of(spoken.split(" "));
        if (words.size() <= STRETCH) {
            return List.of(spoken);
        }
        return IntStream.iterate(0, from -> from + OVERLAP < words.size(), from -> from + STRETCH - OVERLAP)
                .mapToObj(from -> String.join(" ", words.subList(from, Math.min(words.size(), from + STRETCH))))
                .toList();
    }
}
