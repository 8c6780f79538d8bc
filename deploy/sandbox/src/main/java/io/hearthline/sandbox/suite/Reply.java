package io.hearthline.sandbox.suite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.hearthline.contracts.json.Json;

/**
 * What a service answered.
 *
 * @param type content type without parameters, empty if there is none
 */
public record Reply(int status, String type, String text) {
    /** @throws IllegalStateException if the body is no JSON */
    public JsonNode json() {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("status " + status + " without JSON", e);
        }
    }

    /** @throws IllegalStateException unless the status is a success; names the status and the problem's title */
    public Reply orThrow(String what) {
        if (status >= 200 && status < 300) {
            return this;
        }
        String title = type.endsWith("json") ? json().path("title").asText("") : "";
        throw new IllegalStateException(what + ": HTTP " + status + (title.isEmpty() ? "" : " " + title));
    }

    /** Never the body: it may hold a person's data. */
    @Override
    public String toString() {
        return "Reply[" + status + " " + type + "]";
    }
}
