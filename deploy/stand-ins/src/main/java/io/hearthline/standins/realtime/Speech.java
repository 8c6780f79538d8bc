package io.hearthline.standins.realtime;

import io.hearthline.standins.edge.LoopbackServer;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/audio/speech}: a text as 24 kHz PCM without any header, streamed in pieces that end in mid-sample. */
final class Speech {
    private static final Set<String> FIELDS =
            Set.of("model", "voice", "input", "response_format", "instructions", "speed", "stream_format");
    private static final int LONGEST_INPUT = 4096;
    /** Odd, as a network cuts where it likes. */
    private static final int PIECE_BYTES = 9_601;

    private final Vertx vertx;

    Speech(Vertx vertx) {
        this.vertx = vertx;
    }

    void answer(HttpServerResponse response, Buffer body) {
        try {
            JsonObject asked = body.toJsonObject();
            String wrong = wrong(asked);
            if (wrong != null) {
                refuse(response, 400, wrong, "invalid_value");
                return;
            }
            speak(response, Wideband.speech(asked.getString("input")));
        } catch (DecodeException | ClassCastException e) {
            refuse(response, 400, "We could not parse the JSON body of your request.", null);
        }
    }

    private static @Nullable String wrong(JsonObject asked) {
        if (!FIELDS.containsAll(asked.fieldNames())) {
            return "Unknown parameter.";
        }
        String input = asked.getString("input", "");
        if (asked.getString("model") == null || input.isBlank() || input.length() > LONGEST_INPUT) {
            return "A model and an input of 1 to 4096 characters are expected.";
        }
        if (!Shape.VOICES.contains(asked.getString("voice", ""))) {
            return "Invalid voice.";
        }
        return "pcm".equals(asked.getString("response_format")) ? null : "This stand-in speaks pcm.";
    }

    private void speak(HttpServerResponse response, byte[] audio) {
        response.setChunked(true).putHeader("Content-Type", "audio/pcm");
        piece(response, audio, 0);
    }

    private void piece(HttpServerResponse response, byte[] audio, int from) {
        if (response.closed()) {
            return;
        }
        int to = Math.min(audio.length, from + PIECE_BYTES);
        response.write(Buffer.buffer(Arrays.copyOfRange(audio, from, to)));
        if (to == audio.length) {
            response.end();
        } else {
            vertx.setTimer(1, _ -> piece(response, audio, to));
        }
    }

    static void refuse(HttpServerResponse response, int status, String message, @Nullable String code) {
        String type = status >= 500 ? "server_error" : "invalid_request_error";
        LoopbackServer.reply(
                response,
                status,
                new JsonObject()
                        .put(
                                "error",
                                new JsonObject()
                                        .put("message", message)
                                        .put("type", type)
                                        .putNull("param")
                                        .put("code", code)));
    }
}
