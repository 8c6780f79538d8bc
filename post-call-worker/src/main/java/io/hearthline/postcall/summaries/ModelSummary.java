package io.hearthline.postcall.summaries;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import io.hearthline.contracts.json.Json;
import io.hearthline.contracts.transcript.Turn;
import io.hearthline.postcall.model.Model;
import io.hearthline.postcall.summaries.Summary.Claim;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Has a model write the headline and what the answers do not tell; what its turns do not support is dropped. */
final class ModelSummary {
    private static final int LONGEST_HEADLINE = 200;
    private static final int MOST_CLAIMS = 8;
    private static final String INSTRUCTIONS = """
            You summarise one phone call between an automated check-in service and an older person, for a family
            caregiver. Use plain words. Use only what the numbered turns say. Name no diagnosis, give no advice, and
            write no number that is not in the turns or in the answers. The headline is one sentence. Each claim is one
            sentence with the numbers of the turns that show it.""";
    private static final JsonSchema SCHEMA = JsonSchema.builder()
            .name("call_summary")
            .rootElement(JsonObjectSchema.builder()
                    .addStringProperty("headline", "One sentence, at most 25 words")
                    .addProperty(
                            "claims",
                            JsonArraySchema.builder()
                                    .items(JsonObjectSchema.builder()
                                            .addStringProperty("text", "One sentence")
                                            .addProperty(
                                                    "turns",
                                                    JsonArraySchema.builder()
                                                            .items(new JsonIntegerSchema())
                                                            .build())
                                            .required("text", "turns")
                                            .additionalProperties(false)
                                            .build())
                                    .build())
                    .required("headline", "claims")
                    .additionalProperties(false)
                    .build())
            .build();

    private record Draft(
            @JsonProperty("headline") @Nullable String headline,
            @JsonProperty("claims") @Nullable List<DraftClaim> claims) {}

    private record DraftClaim(
            @JsonProperty("text") @Nullable String text,
            @JsonProperty("turns") @Nullable List<Integer> turns) {}

    private final Model model;
    private final RuleSummary rules;
    private final Phrases phrases;

    ModelSummary(Model model, RuleSummary rules, Phrases phrases) {
        this.model = model;
        this.rules = rules;
        this.phrases = phrases;
    }

    /** Empty if there is no model, it failed, or nothing it wrote is supported. */
    Optional<Summary> make(Material material) {
        return model.json(INSTRUCTIONS, prompt(material), SCHEMA)
                .flatMap(ModelSummary::parse)
                .flatMap(draft -> checked(draft, material));
    }

    private static Optional<Draft> parse(String json) {
        try {
            return Optional.of(Json.read(json, Draft.class));
        } catch (Json.MalformedException e) {
            return Optional.empty();
        }
    }

    private String prompt(Material material) {
        StringBuilder prompt =
                new StringBuilder("Outcome: ").append(material.outcome()).append("\nTurns:\n");
        for (Turn turn : material.turns()) {
            prompt.append(turn.number())
                    .append(' ')
                    .append(turn.speaker())
                    .append(": ")
                    .append(turn.text())
                    .append('\n');
        }
        prompt.append("Answers:\n").append(answers(material));
        return prompt.toString();
    }

    private String answers(Material material) {
        return material.answers().stream()
                .map(answer -> phrases.ask(answer) + " = " + phrases.display(answer))
                .collect(Collectors.joining("\n"));
    }

    private Optional<Summary> checked(Draft draft, Material material) {
        List<Claim> claims = new ArrayList<>(rules.claims(material));
        Set<Integer> told = claims.stream().flatMap(c -> c.turns().stream()).collect(Collectors.toSet());
        int added = 0;
        for (DraftClaim each : Objects.requireNonNullElse(draft.claims(), List.<DraftClaim>of())) {
            Optional<Claim> claim = supported(each, material);
            if (added < MOST_CLAIMS
                    && claim.isPresent()
                    && !told.containsAll(claim.get().turns())) {
                claims.add(claim.get());
                added++;
            }
        }
        boolean headlineHolds = headlineHolds(draft.headline(), material);
        if (!headlineHolds && added == 0) {
            return Optional.empty();
        }
        String headline =
                headlineHolds ? Objects.requireNonNull(draft.headline()).strip() : rules.headline(material);
        return Optional.of(RuleSummary.summary(material, headline, claims, model.name()));
    }

    private static Optional<Claim> supported(DraftClaim draft, Material material) {
        if (draft.text() == null || draft.text().isBlank() || draft.turns() == null) {
            return Optional.empty();
        }
        Set<Integer> cited = new LinkedHashSet<>(draft.turns());
        String evidence = material.turns().stream()
                .filter(turn -> cited.contains(turn.number()))
                .map(Turn::text)
                .collect(Collectors.joining("\n"));
        boolean known = material.turns().stream().map(Turn::number).toList().containsAll(cited);
        return known && Support.holds(draft.text(), evidence)
                ? Optional.of(new Claim(draft.text().strip(), List.copyOf(cited)))
                : Optional.empty();
    }

    /** A confirmed concern leads the headline, so then the rules write it. */
    private boolean headlineHolds(@Nullable String headline, Material material) {
        if (headline == null || headline.isBlank() || headline.length() > LONGEST_HEADLINE) {
            return false;
        }
        String evidence =
                material.turns().stream().map(Turn::text).collect(Collectors.joining("\n")) + "\n" + answers(material);
        return material.concerns().stream().noneMatch(Material.Noted::confirmed)
                && !headline.strip().replaceAll("[.!?]+$", "").matches("(?s).*[.!?]\\s+.*")
                && Support.holds(headline, evidence);
    }
}
