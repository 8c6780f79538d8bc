package io.hearthline.standins.elevenlabs;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the client wants of a conversation, merged with the agent's own settings. */
final class Initiation {
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");
    private static final int MAX_TOKENS = 5000;
    private static final double TEMPERATURE = 0.2;
    private static final String PLATFORM_TEXT =
            "\n\n# Platform\nYou speak on the phone: short sentences, no lists. Use the tools you were given when they apply.";

    private final JsonObject data;
    private final ElevenLabsConfig.Agent agent;
    private final JsonObject variables;

    private Initiation(JsonObject data, ElevenLabsConfig.Agent agent, String conversationId) {
        this.data = data;
        this.agent = agent;
        this.variables = data.getJsonObject("dynamic_variables", new JsonObject())
                .copy()
                .put("system__conversation_id", conversationId)
                .put("system__agent_id", agent.id());
    }

    static Initiation read(JsonObject message, ElevenLabsConfig.Agent agent, String conversationId) {
        return new Initiation(message, agent, conversationId);
    }

    JsonObject data() {
        return data;
    }

    JsonObject extraBody() {
        return data.getJsonObject("custom_llm_extra_body", new JsonObject());
    }

    private JsonObject override(String part) {
        return data.getJsonObject("conversation_config_override", new JsonObject())
                .getJsonObject(part, new JsonObject());
    }

    /** The first field the agent does not let a client override; null if all may be. */
    @Nullable
    String refusedOverride() {
        if (override("agent").containsKey("prompt") && !agent.overrides().contains("prompt")) {
            return "prompt";
        }
        for (String field : new String[] {"first_message", "language"}) {
            if (override("agent").containsKey(field) && !agent.overrides().contains(field)) {
                return field;
            }
        }
        for (String field : new String[] {"voice_id", "speed"}) {
            if (override("tts").containsKey(field) && !agent.overrides().contains(field)) {
                return field;
            }
        }
        return null;
    }

    /** The first variable that prompt or first message use and nobody gave; null if there is none. */
    @Nullable
    String missingVariable() {
        Matcher used = VARIABLE.matcher(rawPrompt() + rawFirstMessage());
        while (used.find()) {
            if (!variables.containsKey(used.group(1))) {
                return used.group(1);
            }
        }
        return null;
    }

    String firstMessage() {
        return filled(rawFirstMessage());
    }

    private String rawPrompt() {
        return override("agent").getJsonObject("prompt", new JsonObject()).getString("prompt", agent.prompt());
    }

    private String rawFirstMessage() {
        return override("agent").getString("first_message", agent.firstMessage());
    }

    private String filled(String text) {
        return VARIABLE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(String.valueOf(variables.getValue(found.group(1)))));
    }

    /** A request body as the vendor sends it. */
    JsonObject request(Function<String, JsonArray> messages, String model) {
        var body = new JsonObject()
                .put("messages", messages.apply(filled(rawPrompt()) + PLATFORM_TEXT))
                .put("model", model)
                .put("temperature", TEMPERATURE)
                .put("max_tokens", MAX_TOKENS)
                .put("stream", true)
                .put("tools", tools());
        String user = data.getString("user_id");
        if (user != null) {
            body.put("user_id", user);
        }
        if (!extraBody().isEmpty()) {
            body.put("elevenlabs_extra_body", extraBody());
        }
        return body;
    }

    private static JsonArray tools() {
        return new JsonArray()
                .add(tool(
                        "end_call",
                        "Ends the call. Use when the task is done or the person asks to stop.",
                        new JsonObject()
                                .put("reason", text("The reason for the tool call."))
                                .put("message", text("Farewell spoken right before the call ends.")),
                        new JsonArray().add("reason")))
                .add(tool(
                        "skip_turn",
                        "Stay silent and wait for the person.",
                        new JsonObject().put("reason", text("Optional reason.")),
                        new JsonArray()));
    }

    private static JsonObject text(String description) {
        return new JsonObject().put("type", "string").put("description", description);
    }

    private static JsonObject tool(String name, String description, JsonObject properties, JsonArray required) {
        var parameters = new JsonObject()
                .put("type", "object")
                .put("properties", properties)
                .put("required", required);
        return new JsonObject()
                .put("type", "function")
                .put(
                        "function",
                        new JsonObject()
                                .put("name", name)
                                .put("description", description)
                                .put("parameters", parameters));
    }
}
