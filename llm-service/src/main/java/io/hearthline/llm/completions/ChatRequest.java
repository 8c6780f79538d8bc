package io.hearthline.llm.completions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.hearthline.contracts.json.Json;
import io.hearthline.llm.turns.Heard;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chat-completions request, read leniently: fields we do not know are skipped, content is a string or parts.
 *
 * @param messages person's and agent's words in order; tool calls and their results are left out
 * @param system all system texts, joined
 * @param tools names of the functions on offer
 * @param userId the voice engine's {@code user_id}, or OpenAI's {@code user}
 * @param callToken proves which call of ours it is
 * @param traceparent W3C trace context of the call
 */
record ChatRequest(
        String model,
        List<Heard.Said> messages,
        String system,
        boolean stream,
        boolean includeUsage,
        List<String> tools,
        @Nullable String userId,
        @Nullable String callToken,
        @Nullable String traceparent) {

    private static final List<String> ROLES = List.of("system", "developer", "user", "assistant", "tool", "function");

    ChatRequest {
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
    }

    /** A body that is no request; the message never repeats what was sent. */
    static final class MalformedException extends Exception {
        private final @Nullable String param;

        MalformedException(String message, @Nullable String param) {
            super(message);
            this.param = param;
        }

        @Nullable
        String param() {
            return param;
        }
    }

    @SuppressWarnings("UnusedException") // the cause may repeat the body
    static ChatRequest read(byte[] body) throws MalformedException {
        JsonNode root;
        try {
            root = Json.MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw new MalformedException("We could not parse the JSON body of your request.", null);
        } catch (IOException e) {
            throw new MalformedException("The body of your request could not be read.", null);
        }
        if (root == null || !root.isObject()) {
            throw new MalformedException("We could not parse the JSON body of your request.", null);
        }
        return read(root);
    }

    private static ChatRequest read(JsonNode root) throws MalformedException {
        if (!root.path("model").isTextual()) {
            throw new MalformedException("you must provide a model parameter", "model");
        }
        JsonNode list = root.path("messages");
        if (!list.isArray() || list.isEmpty()) {
            throw new MalformedException("Missing required parameter: 'messages'.", "messages");
        }
        List<Heard.Said> messages = new ArrayList<>();
        StringBuilder system = new StringBuilder();
        for (int at = 0; at < list.size(); at++) {
            add(list.get(at), at, messages, system);
        }
        JsonNode extra = root.path("elevenlabs_extra_body");
        return new ChatRequest(
                root.get("model").asText(),
                messages,
                system.toString(),
                root.path("stream").asBoolean(false),
                root.path("stream_options").path("include_usage").asBoolean(false),
                tools(root.path("tools")),
                text(root.path("user_id")) == null ? text(root.path("user")) : text(root.path("user_id")),
                text(extra.path("call_token")),
                text(extra.path("traceparent")));
    }

    private static void add(JsonNode message, int at, List<Heard.Said> messages, StringBuilder system)
            throws MalformedException {
        String role = message.path("role").asText();
        if (!ROLES.contains(role)) {
            throw new MalformedException("Invalid value for 'role'.", "messages[" + at + "].role");
        }
        String content = content(message.path("content"), at);
        switch (role) {
            case "system", "developer" ->
                system.append(system.isEmpty() ? "" : "\n").append(content);
            case "user" -> messages.add(new Heard.Said(false, content));
            case "assistant" -> {
                if (!content.isBlank() || listened(message)) {
                    messages.add(new Heard.Said(true, content));
                }
            }
            default -> {}
        }
    }

    /** True for a turn in which the agent chose to stay silent. */
    private static boolean listened(JsonNode message) {
        return message.at("/tool_calls/0/function/name").asText().equals("skip_turn");
    }

    private static String content(JsonNode content, int at) throws MalformedException {
        if (content.isTextual()) {
            return content.asText();
        }
        if (content.isMissingNode() || content.isNull()) {
            return "";
        }
        if (!content.isArray()) {
            throw new MalformedException(
                    "Invalid type for 'content': expected a string or an array.", "messages[" + at + "].content");
        }
        StringBuilder text = new StringBuilder();
        for (JsonNode part : content) {
            if (part.path("type").asText().equals("text")) {
                text.append(text.isEmpty() ? "" : " ").append(part.path("text").asText());
            }
        }
        return text.toString();
    }

    private static List<String> tools(JsonNode tools) {
        List<String> names = new ArrayList<>();
        for (JsonNode tool : tools) {
            String name = text(tool.path("function").path("name"));
            if (name != null) {
                JsonNode properties = tool.path("function").path("parameters").path("properties");
                names.add(properties.has("message") ? name + "(message)" : name);
            }
        }
        return names;
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() && !node.asText().isBlank() ? node.asText() : null;
    }

    /** True if the call can be ended by a tool call. */
    boolean offersEndCall() {
        return tools.contains("end_call") || endCallTakesMessage();
    }

    /** True if a turn can pass in silence. */
    boolean offersSkipTurn() {
        return tools.contains("skip_turn");
    }

    /** True if the tool speaks the farewell itself. */
    boolean endCallTakesMessage() {
        return tools.contains("end_call(message)");
    }

    Heard heard() {
        return Heard.of(messages);
    }

    /** Never the words. */
    @Override
    public String toString() {
        return "ChatRequest[messages=" + messages.size() + "]";
    }
}
