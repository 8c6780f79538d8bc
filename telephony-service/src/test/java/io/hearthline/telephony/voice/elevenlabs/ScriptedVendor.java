package io.hearthline.telephony.voice.elevenlabs;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A vendor that says exactly what the test wants, and keeps what it was told. */
final class ScriptedVendor implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final List<ServerWebSocket> sockets = new CopyOnWriteArrayList<>();
    private final List<JsonObject> received = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    ScriptedVendor() {
        server = vertx.createHttpServer(new HttpServerOptions().setPort(0).setHost("localhost"))
                .webSocketHandler(socket -> {
                    socket.textMessageHandler(text -> received.add(new JsonObject(text)));
                    sockets.add(socket);
                })
                .requestHandler(request -> request.response()
                        .end(new JsonObject()
                                .put("signed_url", url().replaceFirst("http", "ws") + "/talk")
                                .encode()))
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    String url() {
        return "http://localhost:" + server.actualPort();
    }

    /** How many conversations were opened. */
    int conversations() {
        return sockets.size();
    }

    List<JsonObject> received(String type) {
        return received.stream()
                .filter(message -> type.equals(message.getString("type")))
                .toList();
    }

    List<JsonObject> audio() {
        return received.stream()
                .filter(message -> message.containsKey("user_audio_chunk"))
                .toList();
    }

    /** Says something in the newest conversation. */
    void says(String message) {
        sockets.getLast().writeTextMessage(message);
    }

    void stands(String conversationId, String input, String output) {
        says(new JsonObject()
                .put("type", "conversation_initiation_metadata")
                .put(
                        "conversation_initiation_metadata_event",
                        new JsonObject()
                                .put("conversation_id", conversationId)
                                .put("agent_output_audio_format", output)
                                .put("user_input_audio_format", input))
                .encode());
    }

    void speaks(int eventId, String payload) {
        says("{\"type\":\"audio\",\"audio_event\":{\"audio_base_64\":\"" + payload + "\",\"event_id\":" + eventId
                + "}}");
    }

    void closes(int code) {
        sockets.getLast().close((short) code);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
