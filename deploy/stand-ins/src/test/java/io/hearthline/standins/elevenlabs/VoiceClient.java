package io.hearthline.standins.elevenlabs;

import io.hearthline.standins.modem.Heard;
import io.hearthline.standins.modem.Listener;
import io.hearthline.standins.modem.Speaker;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** The client's side of a conversation: a phone line at a tenfold pace, and everything the server said. */
final class VoiceClient implements AutoCloseable {
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
    private volatile long quietAt = System.nanoTime();

    VoiceClient(String signedUrl) {
        socket = vertx.createWebSocketClient(new WebSocketClientOptions().setMaxFrameSize(1 << 20))
                .connect(options(signedUrl))
                .map(open -> {
                    open.textMessageHandler(this::take);
                    return open;
                })
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static WebSocketConnectOptions options(String signedUrl) {
        URI url = URI.create(signedUrl);
        return new WebSocketConnectOptions()
                .setHost(url.getHost())
                .setPort(url.getPort())
                .setURI(url.getPath() + "?" + url.getRawQuery());
    }

    /** Initiates and keeps the line's audio flowing. */
    VoiceClient initiate(JsonObject initiation) {
        send(initiation);
        vertx.setPeriodic((long) (20 / PACE), _ -> {
            if (!socket.isClosed()) {
                String chunk = Base64.getEncoder().encodeToString(speaker.frame());
                socket.writeTextMessage(
                        new JsonObject().put("user_audio_chunk", chunk).encode());
            }
        });
        return this;
    }

    void send(JsonObject message) {
        socket.writeTextMessage(message.encode());
    }

    void say(String sentence) {
        speaker.say(sentence);
    }

    String heard() {
        return String.join(" ", words);
    }

    List<JsonObject> received(String type) {
        return received.stream()
                .filter(message -> type.equals(message.getString("type")))
                .toList();
    }

    List<String> types() {
        return received.stream().map(message -> message.getString("type")).toList();
    }

    Short closeCode() {
        return socket.closeStatusCode();
    }

    /** Whether all audio so far would have been played by now. */
    boolean playedOut() {
        return System.nanoTime() > quietAt;
    }

    private void play(byte[] audio) {
        long lastsNanos = (long) (TimeUnit.MILLISECONDS.toNanos(audio.length / 8) / PACE);
        quietAt = Math.max(System.nanoTime(), quietAt) + lastsNanos;
        listener.hear(audio);
    }

    private void take(String text) {
        var message = new JsonObject(text);
        received.add(message);
        switch (message.getString("type")) {
            case "ping" ->
                send(new JsonObject()
                        .put("type", "pong")
                        .put("event_id", message.getJsonObject("ping_event").getInteger("event_id")));
            case "audio" ->
                play(Base64.getDecoder()
                        .decode(message.getJsonObject("audio_event").getString("audio_base_64")));
            default -> {
                // Kept for the test to look at.
            }
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
