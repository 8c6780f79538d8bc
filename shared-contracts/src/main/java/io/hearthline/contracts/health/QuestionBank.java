package io.hearthline.contracts.health;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearthline.contracts.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All conditions and questions; a draft for clinical review, versioned with the file it is read from. */
public final class QuestionBank {
    /** A condition and its questions in the order they are asked. */
    public record ConditionEntry(String id, String name, List<String> synonyms, List<String> questionIds) {}

    private final int version;
    private final Map<String, HealthQuestion> questions = new LinkedHashMap<>();
    private final Map<String, ConditionEntry> conditions = new LinkedHashMap<>();

    private QuestionBank(JsonNode root) {
        version = root.at("/meta/version").asInt();
        for (JsonNode node : root.get("questions")) {
            HealthQuestion question = question(node);
            questions.put(question.id(), question);
        }
        for (JsonNode node : root.get("conditions")) {
            String id = node.get("id").asText();
            conditions.put(
                    id,
                    new ConditionEntry(
                            id,
                            node.get("name").asText(),
                            strings(node.get("synonyms")),
                            strings(node.get("questions"))));
        }
    }

    /** Reads the bank that ships with this library. */
    public static QuestionBank load() {
        try (InputStream in = Objects.requireNonNull(QuestionBank.class.getResourceAsStream("question-bank.json"))) {
            return new QuestionBank(Json.MAPPER.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException("question bank unreadable", e);
        }
    }

    public int version() {
        return version;
    }

    public Optional<HealthQuestion> question(String id) {
        return Optional.ofNullable(questions.get(id));
    }

    public List<HealthQuestion> questions() {
        return List.copyOf(questions.values());
    }

    public Optional<ConditionEntry> condition(String id) {
        return Optional.ofNullable(conditions.get(id));
    }

    public List<ConditionEntry> conditions() {
        return List.copyOf(conditions.values());
    }

    private static HealthQuestion question(JsonNode node) {
        HealthQuestion.Basics basics = basics(node);
        return switch (node.get("type").asText()) {
            case "scale" ->
                new HealthQuestion.Scale(
                        basics, node.get("min").asInt(), node.get("max").asInt());
            case "boolean" -> new HealthQuestion.YesNo(basics);
            case "number" ->
                new HealthQuestion.Amount(
                        basics, node.get("min").asDouble(), node.get("max").asDouble());
            case "choice" -> new HealthQuestion.Choice(basics, strings(node.get("choices")));
            case "text" -> new HealthQuestion.Text(basics);
            default -> throw new IllegalStateException("question of an unknown type: " + basics.id());
        };
    }

    private static HealthQuestion.Basics basics(JsonNode node) {
        List<Threshold> thresholds = new ArrayList<>();
        for (JsonNode threshold : node.get("thresholds")) {
            thresholds.add(Json.MAPPER.convertValue(threshold, Threshold.class));
        }
        return new HealthQuestion.Basics(
                node.get("id").asText(),
                node.get("condition").asText(),
                node.get("ask").asText(),
                text(node, "unit"),
                node.path("verified").asBoolean() ? text(node, "loinc") : null,
                List.copyOf(thresholds),
                followUp(node.get("follow_up")),
                node.get("frequency").asText(),
                text(node, "instrument"),
                text(node, "source"));
    }

    private static HealthQuestion.@Nullable FollowUp followUp(@Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return null;
        }
        JsonNode when = node.get("when");
        return new HealthQuestion.FollowUp(
                new Condition(when.get("op").asText(), when.get("value")), strings(node.get("ask_ids")));
    }

    private static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value == null || value.isNull() ? null : value.asText();
    }

    private static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(each -> strings.add(each.asText()));
        return List.copyOf(strings);
    }
}
