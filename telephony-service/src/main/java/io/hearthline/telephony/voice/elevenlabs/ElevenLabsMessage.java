package io.hearthline.telephony.voice.elevenlabs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.hearthline.telephony.voice.Alignment;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One message of the conversation socket, as far as it concerns a call. */
sealed interface ElevenLabsMessage {
    record Metadata(String conversationId, String outputFormat, String inputFormat) implements ElevenLabsMessage {}

    /**
     * A piece of speech.
     *
     * @param payload base64 in the agent's output format
     */
    record Audio(int eventId, String payload, @Nullable Alignment alignment) implements ElevenLabsMessage {}

    record UserTranscript(String text) implements ElevenLabsMessage {}

    record AgentResponse(String text) implements ElevenLabsMessage {}

    record AgentResponseCorrection(String corrected) implements ElevenLabsMessage {}

    /** Audio up to and including this event is not to be played any more. */
    record Interruption(int eventId) implements ElevenLabsMessage {}

    /** Event 0 is a ping as good as any. */
    record Ping(int eventId) implements ElevenLabsMessage {}

    /** The agent waits for the result of a tool that would run here. */
    record ToolCall(String callId) implements ElevenLabsMessage {}

    record ToolResponse(String toolName, boolean failed) implements ElevenLabsMessage {}

    /** Sent just before the vendor closes. */
    record Failure(int code, String errorType) implements ElevenLabsMessage {}

    /** A type that does not concern us; skipped, so the vendor may add types. */
    record Unknown() implements ElevenLabsMessage {}

    /** Reads one message without building a tree; empty if it is not one. */
    @SuppressWarnings("UnusedException") // the cause may repeat what was said
    static Optional<ElevenLabsMessage> read(String text) {
        try (JsonParser json = Scan.FACTORY.createParser(text)) {
            return json.nextToken() == JsonToken.START_OBJECT ? new Scan().message(json) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What was met on the way through a message. Field names are unique over all types that concern us. */
    final class Scan {
        private static final JsonFactory FACTORY = new JsonFactory();

        private @Nullable String type;
        private @Nullable String text;
        private @Nullable String corrected;
        private @Nullable String audio;
        private @Nullable String conversationId;
        private @Nullable String outputFormat;
        private @Nullable String inputFormat;
        private @Nullable String toolName;
        private @Nullable String errorType;
        private @Nullable String toolCallId;
        private @Nullable Alignment alignment;
        private @Nullable Integer eventId;
        private boolean failed;
        private int code;

        private Optional<ElevenLabsMessage> message(JsonParser json) throws IOException {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                JsonToken value = json.nextToken();
                if (field.equals("type") && value == JsonToken.VALUE_STRING) {
                    type = json.getText();
                } else if (value == JsonToken.START_OBJECT) {
                    payload(json);
                } else {
                    json.skipChildren();
                }
            }
            return type == null ? Optional.empty() : Optional.of(typed(type));
        }

        private void payload(JsonParser json) throws IOException {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                JsonToken value = json.nextToken();
                if (value == JsonToken.VALUE_STRING) {
                    text(field, json);
                } else if (value == JsonToken.VALUE_NUMBER_INT) {
                    number(field, json);
                } else if (field.equals("is_error")) {
                    failed = value == JsonToken.VALUE_TRUE;
                } else if (field.equals("alignment") && value == JsonToken.START_OBJECT) {
                    alignment = AlignmentScan.read(json);
                } else {
                    json.skipChildren();
                }
            }
        }

        private void text(String field, JsonParser json) throws IOException {
            switch (field) {
                case "audio_base_64" -> audio = json.getText();
                case "user_transcript", "agent_response" -> text = json.getText();
                case "corrected_agent_response" -> corrected = json.getText();
                case "conversation_id" -> conversationId = json.getText();
                case "agent_output_audio_format" -> outputFormat = json.getText();
                case "user_input_audio_format" -> inputFormat = json.getText();
                case "tool_name" -> toolName = json.getText();
                case "tool_call_id" -> toolCallId = json.getText();
                case "error_type" -> errorType = json.getText();
                default -> {
                    // A field of no concern.
                }
            }
        }

        private void number(String field, JsonParser json) throws IOException {
            switch (field) {
                case "event_id" -> eventId = json.getIntValue();
                case "code" -> code = json.getIntValue();
                default -> {
                    // A field of no concern.
                }
            }
        }

        private ElevenLabsMessage typed(String name) {
            int event = eventId == null ? 0 : eventId;
            return switch (name) {
                case "audio" -> audio == null ? new Unknown() : new Audio(event, audio, alignment);
                case "ping" -> eventId == null ? new Unknown() : new Ping(event);
                case "user_transcript" -> text == null ? new Unknown() : new UserTranscript(text);
                case "agent_response" -> text == null ? new Unknown() : new AgentResponse(text);
                case "agent_response_correction" ->
                    corrected == null ? new Unknown() : new AgentResponseCorrection(corrected);
                case "interruption" -> new Interruption(event);
                case "client_tool_call" -> toolCallId == null ? new Unknown() : new ToolCall(toolCallId);
                case "agent_tool_response" -> toolName == null ? new Unknown() : new ToolResponse(toolName, failed);
                case "error" -> new Failure(code, errorType == null ? "unknown" : errorType);
                case "conversation_initiation_metadata" ->
                    conversationId == null
                            ? new Unknown()
                            : new Metadata(
                                    conversationId,
                                    outputFormat == null ? "" : outputFormat,
                                    // The vendor's own client assumes so.
                                    inputFormat == null ? "pcm_16000" : inputFormat);
                default -> new Unknown();
            };
        }
    }
}
