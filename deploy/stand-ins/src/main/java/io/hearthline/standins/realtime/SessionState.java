package io.hearthline.standins.realtime;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a session is set to: the vendor's defaults, and whatever updates named since. */
final class SessionState {
    private static final String PCM = "audio/pcm";

    private final String id;
    private final JsonObject session;
    private boolean updated;

    SessionState(String id, String model, long expiresAt) {
        this.id = id;
        var format = new JsonObject().put("type", PCM).put("rate", Wideband.RATE_HZ);
        var detection = new JsonObject()
                .put("type", "server_vad")
                .put("threshold", 0.5)
                .put("prefix_padding_ms", 300)
                .put("silence_duration_ms", 500)
                .put("create_response", true)
                .put("interrupt_response", true)
                .putNull("idle_timeout_ms");
        var input = new JsonObject()
                .put("format", format)
                .putNull("transcription")
                .putNull("noise_reduction")
                .put("turn_detection", detection);
        var output = new JsonObject()
                .put("format", format.copy())
                .put("voice", "marin")
                .put("speed", 1);
        session = new JsonObject()
                .put("object", "realtime.session")
                .put("id", id)
                .put("expires_at", expiresAt)
                .put("type", "realtime")
                .put("model", model + "-2025-08-28")
                .put("output_modalities", new JsonArray().add("audio"))
                .put("instructions", "")
                .put("audio", new JsonObject().put("input", input).put("output", output))
                .put("tools", new JsonArray())
                .put("tool_choice", "auto")
                .put("max_output_tokens", "inf")
                .put("truncation", "auto")
                .putNull("tracing")
                .putNull("prompt")
                .putNull("include");
    }

    String id() {
        return id;
    }

    /** As it is told to the client. */
    JsonObject view() {
        return session.copy();
    }

    boolean updated() {
        return updated;
    }

    /**
     * Takes the fields an update names; what it does not name stays.
     *
     * @throws Refusal if it is not in the GA shape, or changes the voice of somebody who has spoken
     */
    void update(JsonObject update, boolean hasSpoken) {
        Shape.check(update);
        String voice = update.getJsonObject("audio", new JsonObject())
                .getJsonObject("output", new JsonObject())
                .getString("voice");
        if (hasSpoken && voice != null && !voice.equals(output().getString("voice"))) {
            throw new Refusal(
                    "cannot_update_voice", "Cannot update a conversation's voice if assistant audio is present.", null);
        }
        for (String field : update.fieldNames()) {
            if (field.equals("audio")) {
                JsonObject audio = update.getJsonObject(field);
                for (String side : List.of("input", "output")) {
                    JsonObject given = audio.getJsonObject(side);
                    if (given != null) {
                        session.getJsonObject("audio").getJsonObject(side).mergeIn(given);
                    }
                }
            } else if (!field.equals("model")) {
                session.put(field, update.getValue(field));
            }
        }
        updated = true;
    }

    private JsonObject input() {
        return session.getJsonObject("audio").getJsonObject("input");
    }

    private JsonObject output() {
        return session.getJsonObject("audio").getJsonObject("output");
    }

    boolean hearsPcm() {
        return input().getJsonObject("format").getString("type").equals(PCM);
    }

    boolean speaksPcm() {
        return output().getJsonObject("format").getString("type").equals(PCM);
    }

    boolean transcribes() {
        return input().getJsonObject("transcription") != null;
    }

    @Nullable
    JsonObject detection() {
        return input().getJsonObject("turn_detection");
    }

    private boolean detects(String field) {
        JsonObject detection = detection();
        return detection != null && detection.getBoolean(field, true);
    }

    boolean createsResponse() {
        return detects("create_response");
    }

    boolean interruptsResponse() {
        return detects("interrupt_response");
    }

    JsonArray tools() {
        return session.getJsonArray("tools");
    }
}
