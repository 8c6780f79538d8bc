package io.hearthline.telephony.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.hearthline.contracts.json.Json;
import io.hearthline.telephony.World;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Somebody who reads the live feed. */
final class LiveClient implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Vertx vertx = Vertx.vertx();
    private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
    private final WebSocket socket;

    private LiveClient(String path, String origin) {
        WebSocketConnectOptions options = new WebSocketConnectOptions()
                .setAbsoluteURI(World.setting("PUBLIC_URL").replaceFirst("http", "ws") + path);
        if (origin != null) {
            options.addHeader("Origin", origin);
        }
        socket = vertx.createWebSocketClient()
                .connect(options)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        socket.textMessageHandler(text -> messages.add(read(text)));
    }

    static LiveClient connected() {
        return new LiveClient("/live", null);
    }

    static LiveClient connected(String path, String origin) {
        return new LiveClient(path, origin);
    }

    static LiveClient signedIn(String subject, String role) {
        LiveClient client = connected();
        client.send(Map.of("type", "auth", "token", World.token(subject, role)));
        client.await(message -> message.path("type").asText().equals("ready"));
        return client;
    }

    void send(Map<String, Object> message) {
        send(Json.write(message));
    }

    void send(String text) {
        var _ = socket.writeTextMessage(text);
    }

    /** Reads no more. */
    void stopReading() {
        socket.pause();
    }

    void readOn() {
        socket.resume();
    }

    boolean closed() {
        return socket.isClosed();
    }

    int closeCode() {
        return socket.closeStatusCode();
    }

    List<JsonNode> messages() {
        return List.copyOf(messages);
    }

    JsonNode await(Predicate<JsonNode> wanted) {
        return org.awaitility.Awaitility.await()
                .atMost(SOON)
                .until(() -> messages.stream().filter(wanted).findFirst(), java.util.Optional::isPresent)
                .orElseThrow();
    }

    void awaitClosed() {
        org.awaitility.Awaitility.await().atMost(SOON).until(socket::isClosed);
    }

    private static JsonNode read(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        var _ = vertx.close();
    }
}
