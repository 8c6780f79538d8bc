package io.hearthline.llm.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearthline.llm.understanding.Expected;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An utterance and how it should be read in answer to a question.
 *
 * @param type of the question, for the report
 * @param status for example {@code answered}
 * @param value as the file has it: a number, a boolean, a text or {@code {systolic, diastolic}}; null if none counts
 */
record AnswerCase(
        String id,
        String type,
        Expected question,
        String utterance,
        String status,
        @Nullable JsonNode value) {

    /** Reads {@code {"cases":[{id, question, utterance, expect}]}}. */
    static List<AnswerCase> read(Path file) {
        JsonNode cases = CaseFile.read(file).path("cases");
        if (!cases.isArray()) {
            throw new CaseFile.UnusableException(file, "no cases");
        }
        List<AnswerCase> read = new ArrayList<>();
        for (JsonNode each : cases) {
            JsonNode question = each.path("question");
            JsonNode value = each.path("expect").get("value");
            read.add(new AnswerCase(
                    each.path("id").asText("case " + (read.size() + 1)),
                    CaseFile.text(question, "type", file),
                    question(question, file),
                    CaseFile.text(each, "utterance", file),
                    CaseFile.text(each.path("expect"), "status", file),
                    value == null || value.isNull() ? null : value));
        }
        return read;
    }

    private static Expected question(JsonNode q, Path file) {
        String ask = CaseFile.text(q, "ask", file);
        return switch (q.get("type").asText()) {
            case "scale" -> new Expected.Scale(ask, (int) number(q, "min", file), (int) number(q, "max", file));
            case "number" ->
                new Expected.Amount(
                        ask,
                        number(q, "min", file),
                        number(q, "max", file),
                        q.path("unit").isTextual() ? q.get("unit").asText() : null);
            case "duration" ->
                new Expected.Duration(
                        ask, number(q, "min", file), number(q, "max", file), CaseFile.text(q, "unit", file));
            case "blood_pressure" -> new Expected.Pressure(ask);
            case "time" -> new Expected.Time(ask, time(q.get("min"), file), time(q.get("max"), file));
            case "boolean" -> new Expected.YesNo(ask);
            case "choice" -> new Expected.Choice(ask, choices(q, file));
            case "text" -> new Expected.Text(ask);
            default -> throw new CaseFile.UnusableException(file, "a question of unknown type");
        };
    }

    private static double number(JsonNode q, String field, Path file) {
        if (!q.path(field).isNumber()) {
            throw new CaseFile.UnusableException(file, "a question without " + field);
        }
        return q.get(field).asDouble();
    }

    private static List<String> choices(JsonNode q, Path file) {
        List<String> choices = new ArrayList<>();
        q.path("choices").forEach(c -> choices.add(c.asText()));
        if (choices.isEmpty()) {
            throw new CaseFile.UnusableException(file, "a question without choices");
        }
        return choices;
    }

    private static @Nullable LocalTime time(@Nullable JsonNode node, Path file) {
        if (node == null || node.isNull()) {
            return null;
        }
        try {
            return LocalTime.parse(node.asText());
        } catch (DateTimeException e) {
            throw new CaseFile.UnusableException(file, "a time of day that is none", e);
        }
    }
}
