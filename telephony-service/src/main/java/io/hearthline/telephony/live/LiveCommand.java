package io.hearthline.telephony.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.hearthline.contracts.json.Json;
import org.jspecify.annotations.Nullable;

/** What a reader of the live feed may send. */
sealed interface LiveCommand {
    /** Who they are; needed first, and again before the token expires. */
    record Auth(String token) implements LiveCommand {
        @Override
        public String toString() {
            return "Auth[…]";
        }
    }

    /** Hang a call up, by the carrier's id or ours. */
    record Disconnect(String call) implements LiveCommand {}

    /**
     * Nothing that can be taken.
     *
     * @param code why
     * @param context which command it tried to be
     */
    record Malformed(String code, String message, String context) implements LiveCommand {}

    int LONGEST_ID = 64;

    /** Reads one message; never fails. */
    @SuppressWarnings("UnusedException") // the cause repeats the input
    static LiveCommand read(String text) {
        JsonNode message;
        try {
            message = Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            return new Malformed("invalid-json", "A message is one JSON object.", "message");
        }
        if (message == null || !message.isObject()) {
            return new Malformed("invalid-json", "A message is one JSON object.", "message");
        }
        String type = text(message, "type");
        return switch (type == null ? "" : type) {
            case "auth" -> auth(message);
            case "call.action" -> action(message);
            default -> new Malformed("unknown-type", "The type must be auth or call.action.", "message");
        };
    }

    private static LiveCommand auth(JsonNode message) {
        String token = text(message, "token");
        return token == null ? new Malformed("invalid-field", "auth needs a token.", "auth") : new Auth(token);
    }

    private static LiveCommand action(JsonNode message) {
        if (!"disconnect".equals(text(message, "action"))) {
            return new Malformed("invalid-field", "The action must be disconnect.", "call.action");
        }
        String call = text(message, "callId") == null ? text(message, "callSid") : text(message, "callId");
        return call == null || call.length() > LONGEST_ID
                ? new Malformed("invalid-field", "call.action needs a callSid or a callId.", "call.action")
                : new Disconnect(call);
    }

    private static @Nullable String text(JsonNode message, String field) {
        JsonNode value = message.get(field);
        return value != null && value.isTextual() && !value.textValue().isBlank() ? value.textValue() : null;
    }
}
