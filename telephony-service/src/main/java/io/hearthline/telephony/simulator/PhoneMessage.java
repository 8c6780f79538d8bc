package io.hearthline.telephony.simulator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.hearthline.telephony.voice.Base64Text;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One message of the browser phone. */
sealed interface PhoneMessage {
    /** @param token of the call, as it was given when the call was made */
    record Start(String token) implements PhoneMessage {
        @Override
        public String toString() {
            return "Start[…]";
        }
    }

    /** @param payload what the microphone heard, G.711 mu-law at 8 kHz, base64 */
    record Media(String payload) implements PhoneMessage {
        @Override
        public String toString() {
            return "Media[…]";
        }
    }

    /** Everything before the mark of this name has been heard, or was dropped. */
    record Mark(String name) implements PhoneMessage {}

    /** The person typed instead of speaking. */
    record Say(String text) implements PhoneMessage {
        @Override
        public String toString() {
            return "Say[…]";
        }
    }

    /** The person hung up. */
    record HangUp() implements PhoneMessage {}

    JsonFactory FACTORY = new JsonFactory();
    int LONGEST_TEXT = 500;
    int LONGEST_NAME = 64;
    int FIELDS = 4;

    /** Reads one message without building a tree; empty if it is none. */
    @SuppressWarnings("UnusedException") // the cause may repeat what was said
    static Optional<PhoneMessage> read(String text) {
        Map<String, String> fields = HashMap.newHashMap(FIELDS);
        try (JsonParser json = FACTORY.createParser(text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                if (json.nextToken() == JsonToken.VALUE_STRING) {
                    fields.put(field, json.getText());
                } else {
                    json.skipChildren();
                }
            }
            return of(fields);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<PhoneMessage> of(Map<String, String> fields) {
        String token = fields.getOrDefault("token", "");
        String payload = fields.getOrDefault("payload", "");
        String name = fields.getOrDefault("name", "");
        String said = fields.getOrDefault("text", "").strip();
        return switch (fields.getOrDefault("event", "")) {
            case "start" -> token.isEmpty() ? Optional.empty() : Optional.of(new Start(token));
            case "media" ->
                payload.isEmpty() || !Base64Text.plain(payload) ? Optional.empty() : Optional.of(new Media(payload));
            case "mark" ->
                name.isEmpty() || name.length() > LONGEST_NAME ? Optional.empty() : Optional.of(new Mark(name));
            case "say" ->
                said.isEmpty() || said.length() > LONGEST_TEXT ? Optional.empty() : Optional.of(new Say(said));
            case "hang-up" -> Optional.of(new HangUp());
            default -> Optional.empty();
        };
    }
}
