package io.hearthline.standins.realtime;

import io.hearthline.standins.modem.Heard;
import io.hearthline.standins.modem.Listener;
import io.hearthline.standins.modem.Speaker;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The client's side of a session: a phone line at a tenfold pace, and everything the server said. */
final class RealtimeClient implements AutoCloseable {
    static final double PACE = 10;

    private final Vertx vertx = Vertx.vertx();
    private final Speaker speaker = new Speaker();
    private final List<JsonObject> received = new CopyOnWriteArrayList<>();
    private final List<String> words = new CopyOnWriteArrayList<>();
    private final Listener listener = new Listener(heard -> {
        if (heard instanceof Heard.Word word) {
            words.add(word.text());
        }
    });
    private final WebSocket socket;

    RealtimeClient(RealtimeStandIn standIn, String key) {
        var options = new WebSocketConnectOptions()
                .setAbsoluteURI(standIn.socketUrl() + "?model=gpt-realtime")
                .putHeader("Authorization", "Bearer " + key);
        socket = vertx.createWebSocketClient(new WebSocketClientOptions().setMaxFrameSize(1 << 20))
                .connect(options)
                .map(open -> {
                    open.textMessageHandler(this::take);
                    return open;
                })
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    /** The settings of a phone call; {@code createResponse} lets the model answer by itself. */
    static JsonObject phone(boolean createResponse) {
        var format = new JsonObject().put("type", "audio/pcmu");
        var detection = new JsonObject()
                .put("type", "server_vad")
                .put("silence_duration_ms", 300)
                .put("create_response", createResponse);
        var input = new JsonObject()
                .put("format", format)
                .put("transcription", new JsonObject().put("model", "whisper-1"))
                .put("turn_detection", detection);
        return new JsonObject()
                .put("type", "realtime")
                .put("output_modalities", new JsonArray().add("audio"))
                .put(
                        "audio",
                        new JsonObject()
                                .put("input", input)
                                .put("output", new JsonObject().put("format", format.copy())));
    }

    void update(JsonObject session) {
        send(new JsonObject().put("type", "session.update").put("session", session));
    }

    /** Keeps the line's audio flowing. */
    void dial() {
        vertx.setPeriodic((long) (20 / PACE), _ -> {
            if (!socket.isClosed()) {
                String audio = Base64.getEncoder().encodeToString(speaker.frame());
                send(new JsonObject().put("type", "input_audio_buffer.append").put("audio", audio));
            }
        });
    }

    void send(JsonObject event) {
        socket.writeTextMessage(event.encode());
    }

    void say(String sentence) {
        speaker.say(sentence);
    }

    String heard() {
        return String.join(" ", words);
    }

    List<JsonObject> received(String type) {
        return received.stream()
                .filter(event -> type.equals(event.getString("type")))
                .toList();
    }

    List<String> types() {
        return received.stream().map(event -> event.getString("type")).toList();
    }

    List<String> errors() {
        return received("error").stream()
                .map(event -> event.getJsonObject("error").getString("code"))
                .toList();
    }

    Short closeCode() {
        return socket.closeStatusCode();
    }

    private void take(String text) {
        var event = new JsonObject(text);
        received.add(event);
        if (event.getString("type").equals("response.output_audio.delta")) {
            listener.hear(Base64.getDecoder().decode(event.getString("delta")));
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
