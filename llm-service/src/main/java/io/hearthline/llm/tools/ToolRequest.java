package io.hearthline.llm.tools;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.hearthline.contracts.json.Json;
import io.hearthline.contracts.problem.ProblemException;
import io.hearthline.llm.turns.Heard;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A tool's call.
 *
 * @param arguments of the tool's own
 * @param heard the conversation up to it, as chat completions are asked
 */
record ToolRequest(JsonNode arguments, Heard heard) {
    /** @throws ProblemException if it is none */
    @SuppressWarnings("UnusedException") // the cause may repeat the body
    static ToolRequest read(byte[] body) {
        JsonNode root;
        try {
            root = Json.MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw ProblemException.invalid("", "must be JSON");
        } catch (IOException e) {
            throw ProblemException.invalid("", "must be readable");
        }
        JsonNode messages = root == null ? null : root.get("messages");
        if (messages == null || !messages.isArray() || messages.isEmpty()) {
            throw ProblemException.invalid("messages", "must be a list of at least one");
        }
        List<Heard.Said> said = new ArrayList<>();
        for (int at = 0; at < messages.size(); at++) {
            String role = messages.get(at).path("role").asText();
            JsonNode content = messages.get(at).path("content");
            if (!content.isTextual()) {
                throw ProblemException.invalid("messages[" + at + "].content", "must be text");
            }
            if (role.equals("user")
                    || (role.equals("assistant") && !content.asText().isBlank())) {
                said.add(new Heard.Said(role.equals("assistant"), content.asText()));
            }
        }
        return new ToolRequest(root.path("arguments"), Heard.of(said));
    }

    /** @throws ProblemException if it is missing */
    String text(String field) {
        JsonNode value = arguments.path(field);
        if (!value.isTextual() || value.asText().isBlank()) {
            throw ProblemException.invalid("arguments." + field, "must be text");
        }
        return value.asText();
    }

    /** Never the words. */
    @Override
    public String toString() {
        return "ToolRequest[" + heard + "]";
    }
}
