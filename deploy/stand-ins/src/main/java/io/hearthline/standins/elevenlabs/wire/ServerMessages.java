package io.hearthline.standins.elevenlabs.wire;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The messages of the conversation socket, server to client. */
public final class ServerMessages {

    private ServerMessages() {}

    private static JsonObject event(String type, String key, JsonObject body) {
        return new JsonObject().put("type", type).put(key, body);
    }

    /** First of all: id and formats. */
    public static JsonObject metadata(String conversationId, String format) {
        return event(
                "conversation_initiation_metadata",
                "conversation_initiation_metadata_event",
                new JsonObject()
                        .put("conversation_id", conversationId)
                        .put("agent_output_audio_format", format)
                        .put("user_input_audio_format", format));
    }

    /** Asks for a pong with the same id. */
    public static JsonObject ping(int id, @Nullable Long pingMs) {
        return event("ping", "ping_event", new JsonObject().put("event_id", id).put("ping_ms", pingMs));
    }

    /** What the person said. */
    public static JsonObject userTranscript(int id, String text) {
        return event(
                "user_transcript",
                "user_transcription_event",
                new JsonObject().put("user_transcript", text).put("event_id", id));
    }

    /** The full text of an answer. */
    public static JsonObject agentResponse(int id, String text) {
        return event(
                "agent_response",
                "agent_response_event",
                new JsonObject().put("agent_response", text).put("event_id", id));
    }

    /** What was really said of an answer that was cut. */
    public static JsonObject correction(int id, String original, String corrected) {
        return event(
                "agent_response_correction",
                "agent_response_correction_event",
                new JsonObject()
                        .put("original_agent_response", original)
                        .put("corrected_agent_response", corrected)
                        .put("event_id", id));
    }

    /** The person cut in; audio up to this id is stale. */
    public static JsonObject interruption(int id) {
        return event("interruption", "interruption_event", new JsonObject().put("event_id", id));
    }

    /**
     * One piece of speech.
     *
     * @param text what is said in it; its letters are spread evenly over the time
     */
    public static JsonObject audio(int id, byte[] audio, long durationMs, String text) {
        var chars = new JsonArray();
        var starts = new JsonArray();
        var durations = new JsonArray();
        int length = Math.max(1, text.length());
        for (int at = 0; at < text.length(); at++) {
            long start = durationMs * at / length;
            chars.add(text.substring(at, at + 1));
            starts.add(start);
            durations.add(durationMs * (at + 1) / length - start);
        }
        return event(
                "audio",
                "audio_event",
                new JsonObject()
                        .put("audio_base_64", Base64.getEncoder().encodeToString(audio))
                        .put("event_id", id)
                        .put(
                                "alignment",
                                new JsonObject()
                                        .put("chars", chars)
                                        .put("char_start_times_ms", starts)
                                        .put("char_durations_ms", durations)));
    }

    /** A system tool was called. */
    public static JsonObject toolResponse(int id, String tool, String callId) {
        return event(
                "agent_tool_response",
                "agent_tool_response",
                new JsonObject()
                        .put("tool_name", tool)
                        .put("tool_call_id", callId)
                        .put("tool_type", "system")
                        .put("is_error", false)
                        .put("is_called", true)
                        .put("event_id", id));
    }

    /** Why the socket is about to close. */
    public static JsonObject error(int code, String type, String message) {
        return event(
                "error",
                "error_event",
                new JsonObject()
                        .put("code", code)
                        .put("message", message)
                        .put("error_type", type)
                        .put("reason", message));
    }
}
