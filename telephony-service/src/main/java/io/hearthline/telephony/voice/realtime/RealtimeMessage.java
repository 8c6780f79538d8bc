package io.hearthline.telephony.voice.realtime;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One event of the Realtime socket, as far as it concerns a call. */
sealed interface RealtimeMessage {
    /** The vendor's first word. {@code expiresAt} is in seconds of the epoch, 0 if it was not told. */
    record SessionCreated(String sessionId, long expiresAt) implements RealtimeMessage {}

    record SessionUpdated() implements RealtimeMessage {}

    /** The person has begun to speak. */
    record SpeechStarted(String itemId) implements RealtimeMessage {}

    /** The person has finished; the item's transcript follows at some time. */
    record Committed(String itemId) implements RealtimeMessage {}

    record Transcribed(String itemId, String text) implements RealtimeMessage {
        @Override
        public String toString() {
            return "Transcribed[" + itemId + "]";
        }
    }

    record TranscriptionFailed(String itemId) implements RealtimeMessage {}

    record ResponseCreated(String responseId) implements RealtimeMessage {}

    /** The model is about to speak or to call a function. */
    record OutputItem(String responseId, String itemId, String itemType) implements RealtimeMessage {}

    /** @param payload base64 in the session's output format */
    record Audio(String itemId, String payload) implements RealtimeMessage {}

    record Words(String itemId, String text) implements RealtimeMessage {
        @Override
        public String toString() {
            return "Words[" + itemId + "]";
        }
    }

    record AllWords(String itemId, String text) implements RealtimeMessage {
        @Override
        public String toString() {
            return "AllWords[" + itemId + "]";
        }
    }

    /** @param arguments JSON text of the model's making */
    record FunctionCall(String callId, String name, String arguments) implements RealtimeMessage {
        @Override
        public String toString() {
            return "FunctionCall[" + name + "]";
        }
    }

    record ResponseDone(String responseId) implements RealtimeMessage {}

    /** Most are benign; the session stays open. */
    record Failure(String code) implements RealtimeMessage {}

    /** A type that does not concern us; skipped, so the vendor may add types. */
    record Unknown() implements RealtimeMessage {}

    /** Reads one message without building a tree; empty if it is not one. */
    @SuppressWarnings("UnusedException") // the cause may repeat what was said
    static Optional<RealtimeMessage> read(String text) {
        try (JsonParser json = Scan.FACTORY.createParser(text)) {
            return json.nextToken() == JsonToken.START_OBJECT ? new Scan().message(json) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The scalars on the way through a message, two levels deep: {@code item_id}, {@code session.id}. */
    final class Scan {
        private static final JsonFactory FACTORY = new JsonFactory();

        private final Map<String, String> met = new HashMap<>();

        private Optional<RealtimeMessage> message(JsonParser json) throws IOException {
            object(json, "", true);
            String type = met.get("type");
            return type == null ? Optional.empty() : Optional.of(typed(type));
        }

        private void object(JsonParser json, String prefix, boolean deeper) throws IOException {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = prefix + json.currentName();
                JsonToken value = json.nextToken();
                if (value == JsonToken.VALUE_STRING || value == JsonToken.VALUE_NUMBER_INT) {
                    met.put(field, json.getText());
                } else if (value == JsonToken.START_OBJECT && deeper) {
                    object(json, field + ".", false);
                } else {
                    json.skipChildren();
                }
            }
        }

        private String met(String field) {
            return met.getOrDefault(field, "");
        }

        private long number(String field) {
            String text = met(field);
            return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
        }

        private RealtimeMessage typed(String type) {
            return switch (type) {
                case "session.created" -> new SessionCreated(met("session.id"), number("session.expires_at"));
                case "session.updated" -> new SessionUpdated();
                case "input_audio_buffer.speech_started" -> new SpeechStarted(met("item_id"));
                case "input_audio_buffer.committed" -> new Committed(met("item_id"));
                case "conversation.item.input_audio_transcription.completed" ->
                    new Transcribed(met("item_id"), met("transcript"));
                case "conversation.item.input_audio_transcription.failed" -> new TranscriptionFailed(met("item_id"));
                case "response.created" -> new ResponseCreated(met("response.id"));
                case "response.output_item.added" ->
                    new OutputItem(met("response_id"), met("item.id"), met("item.type"));
                case "response.output_audio.delta" -> new Audio(met("item_id"), met("delta"));
                case "response.output_audio_transcript.delta" -> new Words(met("item_id"), met("delta"));
                case "response.output_audio_transcript.done" -> new AllWords(met("item_id"), met("transcript"));
                case "response.function_call_arguments.done" ->
                    new FunctionCall(met("call_id"), met("name"), met("arguments"));
                case "response.done" -> new ResponseDone(met("response.id"));
                case "error" -> new Failure(met.getOrDefault("error.code", "unknown"));
                default -> new Unknown();
            };
        }
    }
}
