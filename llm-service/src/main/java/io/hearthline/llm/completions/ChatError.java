package io.hearthline.llm.completions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hearthline.contracts.json.Json;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Refusals in OpenAI's error shape. None repeats what was sent. */
final class ChatError {
    private ChatError() {}

    static Response wrongKey() {
        return of(401, "Incorrect API key provided.", "invalid_request_error", null, "invalid_api_key");
    }

    static Response malformed(ChatRequest.MalformedException e) {
        String message = e.getMessage() == null ? "Invalid request." : e.getMessage();
        return of(400, message, "invalid_request_error", e.param(), null);
    }

    static Response unknownCall() {
        return of(403, "This request belongs to no call in progress.", "permission_error", null, "unknown_call");
    }

    static Response unknownModel() {
        return of(404, "The model does not exist.", "invalid_request_error", "model", "model_not_found");
    }

    static Response failed() {
        return of(500, "The server had an error while processing your request.", "server_error", null, null);
    }

    private static Response of(int status, String message, String type, @Nullable String param, @Nullable String code) {
        ObjectNode root = Json.MAPPER.createObjectNode();
        root.putObject("error")
                .put("message", message)
                .put("type", type)
                .put("param", param)
                .put("code", code);
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(Json.write(root))
                .build();
    }
}
