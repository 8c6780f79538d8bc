package io.hearthline.standins.elevenlabs;

import io.hearthline.standins.elevenlabs.History.Entry;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A conversation as the vendor's REST API and post-call webhook show it; what the stand-in does not know is null. */
final class TranscriptView {

    private TranscriptView() {}

    static JsonObject of(Conversation conversation, ElevenLabsConfig.Agent agent) {
        var transcript = new JsonArray();
        conversation.history().entries().forEach(entry -> add(transcript, entry));
        Initiation initiation = conversation.initiation();
        return new JsonObject()
                .put("agent_id", agent.id())
                .put("conversation_id", conversation.id())
                .put("status", conversation.open() ? "in-progress" : "done")
                .put("user_id", initiation == null ? null : initiation.data().getString("user_id"))
                .put("transcript", transcript)
                .put("metadata", metadata(conversation))
                .putNull("analysis")
                .put("conversation_initiation_client_data", initiation == null ? new JsonObject() : client(initiation))
                .put("has_audio", false)
                .put("has_user_audio", false)
                .put("has_response_audio", false);
    }

    private static JsonObject client(Initiation initiation) {
        JsonObject data = initiation.data().copy();
        data.remove("type");
        return data;
    }

    private static JsonObject metadata(Conversation conversation) {
        long began = TimeUnit.MILLISECONDS.toSeconds(conversation.beganAtMs());
        return new JsonObject()
                .put("start_time_unix_secs", began)
                .put("accepted_time_unix_secs", began)
                .put("call_duration_secs", conversation.durationS())
                .put("authorization_method", "signed_url")
                .putNull("phone_call")
                .put("termination_reason", conversation.endReason())
                .putNull("error")
                .put("text_only", false);
    }

    private static void add(JsonArray transcript, Entry entry) {
        switch (entry) {
            case Entry.User user ->
                transcript.add(item("user", user.text(), user.second()).put("source_medium", "audio"));
            case Entry.Agent agent ->
                transcript.add(item("agent", agent.text(), agent.second())
                        .put("interrupted", agent.meant() != null)
                        .put("original_message", agent.meant()));
            case Entry.Context _ -> {
                // Background for the model; the vendor's transcript does not show it.
            }
            case Entry.Tool tool -> addTool(transcript, tool);
        }
    }

    private static JsonObject item(String role, String text, long second) {
        return new JsonObject()
                .put("role", role)
                .put("message", text)
                .put("tool_calls", new JsonArray())
                .put("tool_results", new JsonArray())
                .put("time_in_call_secs", second)
                .put("interrupted", false)
                .putNull("original_message");
    }

    private static void addTool(JsonArray transcript, Entry.Tool tool) {
        JsonObject turn = lastAgentTurn(transcript);
        if (turn == null) {
            turn = item("agent", "", tool.second()).putNull("message");
            transcript.add(turn);
        }
        turn.getJsonArray("tool_calls")
                .add(new JsonObject()
                        .put("type", "system")
                        .put("request_id", tool.id())
                        .put("tool_name", tool.name())
                        .put("params_as_json", tool.arguments())
                        .put("tool_has_been_called", true));
        turn.getJsonArray("tool_results")
                .add(new JsonObject()
                        .put("type", "system")
                        .put("request_id", tool.id())
                        .put("tool_name", tool.name())
                        .put("result_value", "{\"status\":\"success\"}")
                        .put("is_error", false)
                        .put("tool_has_been_called", true));
    }

    private static @Nullable JsonObject lastAgentTurn(JsonArray transcript) {
        JsonObject last = transcript.isEmpty() ? null : transcript.getJsonObject(transcript.size() - 1);
        return last != null && "agent".equals(last.getString("role")) ? last : null;
    }
}
