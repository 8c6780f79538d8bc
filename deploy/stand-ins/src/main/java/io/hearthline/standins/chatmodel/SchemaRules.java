package io.hearthline.standins.chatmodel;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Fills a JSON schema from the transcript in the prompt: texts are the person's own sentences, the longest first, at most
 * {@value #MOST}, and numbers of turns are the turns these sentences stand in. Nothing is made up.
 */
final class SchemaRules {
    static final int MOST = 3;
    private static final int MAX_DEPTH = 12;

    private final JsonObject root;
    private final List<TranscriptLine> chosen;
    private final String everything;

    SchemaRules(JsonObject schema, String prompt) {
        this.root = schema;
        this.everything = prompt.toLowerCase(Locale.ROOT);
        List<TranscriptLine> said = TranscriptLine.in(prompt).stream()
                .filter(TranscriptLine::person)
                .toList();
        List<TranscriptLine> longest = said.stream()
                .sorted((one, other) ->
                        Integer.compare(other.text().length(), one.text().length()))
                .limit(MOST)
                .toList();
        this.chosen = said.stream().filter(longest::contains).toList();
    }

    /** A value that fits the schema. */
    @Nullable
    Object fill() {
        return fill(root, "", null, 0);
    }

    /** @param about the sentence that the surrounding object is about; null outside of such an object */
    private @Nullable Object fill(JsonObject given, String name, @Nullable TranscriptLine about, int depth) {
        JsonObject schema = resolved(given);
        if (depth > MAX_DEPTH) {
            return null;
        }
        if (schema.containsKey("enum")) {
            return mentioned(schema.getJsonArray("enum"));
        }
        return switch (type(schema)) {
            case "object" -> object(schema, about, depth);
            case "array" -> array(schema, name, about, depth);
            case "string" -> text(name, about);
            case "integer" -> about == null ? schema.getInteger("minimum", 0) : about.number();
            case "number" -> schema.getDouble("minimum", 0.0);
            case "boolean" -> false;
            default -> null;
        };
    }

    private JsonObject resolved(JsonObject schema) {
        String reference = schema.getString("$ref");
        if (reference != null) {
            JsonObject at = root;
            for (String step : reference.replace("#/", "").split("/")) {
                at = at.getJsonObject(step, new JsonObject());
            }
            return at;
        }
        JsonArray choices = schema.getJsonArray("anyOf", schema.getJsonArray("oneOf"));
        return choices == null || choices.isEmpty() ? schema : resolved(choices.getJsonObject(0));
    }

    private static String type(JsonObject schema) {
        return switch (schema.getValue("type")) {
            case String type -> type;
            case JsonArray types when !types.isEmpty() -> types.getString(0);
            case null, default -> schema.containsKey("properties") ? "object" : "null";
        };
    }

    private JsonObject object(JsonObject schema, @Nullable TranscriptLine about, int depth) {
        var filled = new JsonObject();
        schema.getJsonObject("properties", new JsonObject())
                .forEach(property -> filled.put(
                        property.getKey(),
                        fill((JsonObject) property.getValue(), property.getKey(), about, depth + 1)));
        return filled;
    }

    private JsonArray array(JsonObject schema, String name, @Nullable TranscriptLine about, int depth) {
        JsonObject items = schema.getJsonObject("items", new JsonObject());
        var filled = new JsonArray();
        for (TranscriptLine line : about == null ? chosen : List.of(about)) {
            filled.add(fill(items, name, line, depth + 1));
        }
        return filled;
    }

    private String text(String name, @Nullable TranscriptLine about) {
        if (about != null) {
            return about.text();
        }
        if (chosen.isEmpty()) {
            return "Nothing was said.";
        }
        return name.toLowerCase(Locale.ROOT).contains("headline")
                        || name.toLowerCase(Locale.ROOT).contains("title")
                ? chosen.getFirst().text()
                : String.join(" ", chosen.stream().map(TranscriptLine::text).toList());
    }

    /** The first choice whose word occurs in the prompt, else the last one, which is by custom "unclear" or "other". */
    private @Nullable Object mentioned(JsonArray choices) {
        for (Object choice : choices) {
            if (choice instanceof String word && chosen.stream().anyMatch(line -> mentions(line, word))) {
                return word;
            }
        }
        return everything.isEmpty() || choices.isEmpty() ? null : choices.getValue(choices.size() - 1);
    }

    private static boolean mentions(TranscriptLine line, String word) {
        return line.text().toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
    }
}
