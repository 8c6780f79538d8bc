package io.hearthline.llm.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An utterance and what the safety net should make of it.
 *
 * @param category the kind of danger it tells of, or nearly tells of; null for everyday talk
 * @param emergency true if missing it would cost an emergency
 */
record FlagCase(String text, @Nullable String category, boolean emergency, Kind kind) {
    /** What an utterance is in the set: a danger, one that only sounds like it, or everyday talk. */
    enum Kind {
        POSITIVE,
        NEAR_MISS,
        ORDINARY;

        static Kind of(String word, Path file) {
            return switch (word.toLowerCase(Locale.ROOT)) {
                case "positive" -> POSITIVE;
                case "near-miss" -> NEAR_MISS;
                case "ordinary" -> ORDINARY;
                default -> throw new CaseFile.UnusableException(file, "a case of unknown kind");
            };
        }
    }

    /**
     * Reads {@code {"categories":[…]}} as the red flags are listed, {@code {"cases":[{text, category, emergency, kind}]}},
     * or cases of answers, whose utterances count as everyday talk.
     */
    static List<FlagCase> read(Path file) {
        JsonNode root = CaseFile.read(file);
        List<FlagCase> cases = new ArrayList<>();
        if (root.path("categories").isArray()) {
            root.get("categories").forEach(category -> listed(category, file, cases));
        } else if (root.path("cases").isArray()) {
            root.get("cases").forEach(each -> cases.add(single(each, file)));
        } else {
            throw new CaseFile.UnusableException(file, "neither categories nor cases");
        }
        return cases;
    }

    private static void listed(JsonNode category, Path file, List<FlagCase> cases) {
        String id = CaseFile.text(category, "id", file);
        boolean emergency = CaseFile.text(category, "severity", file).equals("emergency");
        category.path("positive").forEach(p -> cases.add(new FlagCase(p.asText(), id, emergency, Kind.POSITIVE)));
        category.path("negative").forEach(n -> cases.add(new FlagCase(n.asText(), id, false, Kind.NEAR_MISS)));
    }

    private static FlagCase single(JsonNode each, Path file) {
        if (each.has("utterance")) {
            return new FlagCase(CaseFile.text(each, "utterance", file), null, false, Kind.ORDINARY);
        }
        JsonNode category = each.get("category");
        return new FlagCase(
                CaseFile.text(each, "text", file),
                category == null || category.isNull() ? null : category.asText(),
                each.path("emergency").asBoolean(false),
                Kind.of(CaseFile.text(each, "kind", file), file));
    }
}
