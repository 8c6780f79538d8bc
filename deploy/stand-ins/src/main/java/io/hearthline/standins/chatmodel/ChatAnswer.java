package io.hearthline.standins.chatmodel;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One answer in the two shapes of the chat completions API. */
record ChatAnswer(String id, long created, String text, int promptTokens) {
    static final String MODEL = "rule-based-stand-in";
    private static final String FINGERPRINT = "rules_not_a_model";

    static ChatAnswer to(JsonObject request, Instant now) {
        String prompt = promptOf(request);
        return new ChatAnswer(
                "chatcmpl-" + UUID.randomUUID(), now.getEpochSecond(), answer(request, prompt), words(prompt));
    }

    private static String answer(JsonObject request, String prompt) {
        JsonObject format = request.getJsonObject("response_format", new JsonObject());
        JsonObject schema =
                format.getJsonObject("json_schema", new JsonObject()).getJsonObject("schema");
        if (schema != null) {
            return String.valueOf(new SchemaRules(schema, prompt).fill());
        }
        String reply = ChatRules.reply(lastOfPerson(request));
        return "json_object".equals(format.getString("type"))
                ? new JsonObject().put("answer", reply).encode()
                : reply;
    }

    private static String promptOf(JsonObject request) {
        var prompt = new StringBuilder();
        for (JsonObject message : messages(request)) {
            prompt.append(text(message)).append('\n');
        }
        return prompt.toString();
    }

    private static @Nullable String lastOfPerson(JsonObject request) {
        return messages(request).stream()
                .filter(message -> "user".equals(message.getString("role")))
                .map(ChatAnswer::text)
                .reduce((_, later) -> later)
                .orElse(null);
    }

    private static List<JsonObject> messages(JsonObject request) {
        List<JsonObject> messages = new ArrayList<>();
        JsonArray given = request.getJsonArray("messages", new JsonArray());
        for (int at = 0; at < given.size(); at++) {
            messages.add(given.getJsonObject(at));
        }
        return messages;
    }

    /** Content is a string or a list of parts. */
    private static String text(JsonObject message) {
        return switch (message.getValue("content")) {
            case String text -> text;
            case JsonArray parts -> {
                var joined = new StringBuilder();
                for (int at = 0; at < parts.size(); at++) {
                    joined.append(parts.getJsonObject(at).getString("text", ""));
                }
                yield joined.toString();
            }
            case null, default -> "";
        };
    }

    private static int words(String text) {
        return text.isBlank() ? 0 : text.strip().split("\\s+").length;
    }

    JsonObject whole() {
        var message = new JsonObject()
                .put("role", "assistant")
                .put("content", text)
                .putNull("refusal")
                .put("annotations", new JsonArray());
        var choice = new JsonObject()
                .put("index", 0)
                .put("message", message)
                .putNull("logprobs")
                .put("finish_reason", "stop");
        return envelope("chat.completion")
                .put("choices", new JsonArray().add(choice))
                .put("usage", usage());
    }

    /** The data lines of a stream, a word at a time. */
    List<String> lines(boolean withUsage) {
        List<String> lines = new ArrayList<>();
        lines.add(chunk(
                new JsonObject().put("role", "assistant").put("content", "").putNull("refusal"), null));
        for (String word : text.split("(?<=\\s)")) {
            lines.add(chunk(new JsonObject().put("content", word), null));
        }
        lines.add(chunk(new JsonObject(), "stop"));
        if (withUsage) {
            lines.add(envelope("chat.completion.chunk")
                    .put("choices", new JsonArray())
                    .put("usage", usage())
                    .encode());
        }
        lines.add("[DONE]");
        return lines;
    }

    private String chunk(JsonObject delta, @Nullable String finish) {
        var choice = new JsonObject()
                .put("index", 0)
                .put("delta", delta)
                .putNull("logprobs")
                .put("finish_reason", finish);
        return envelope("chat.completion.chunk")
                .put("choices", new JsonArray().add(choice))
                .putNull("usage")
                .encode();
    }

    private JsonObject envelope(String object) {
        return new JsonObject()
                .put("id", id)
                .put("object", object)
                .put("created", created)
                .put("model", MODEL)
                .put("service_tier", "default")
                .put("system_fingerprint", FINGERPRINT);
    }

    private JsonObject usage() {
        int completion = words(text);
        return new JsonObject()
                .put("prompt_tokens", promptTokens)
                .put("completion_tokens", completion)
                .put("total_tokens", promptTokens + completion)
                .put(
                        "prompt_tokens_details",
                        new JsonObject().put("cached_tokens", 0).put("audio_tokens", 0))
                .put(
                        "completion_tokens_details",
                        new JsonObject()
                                .put("reasoning_tokens", 0)
                                .put("audio_tokens", 0)
                                .put("accepted_prediction_tokens", 0)
                                .put("rejected_prediction_tokens", 0));
    }

    @Override
    public String toString() {
        return "ChatAnswer[id=" + id + "]";
    }
}
