package io.hearthline.standins.elevenlabs;

import io.hearthline.standins.edge.LoopbackServer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** The least that joins a carrier's media stream to a voice vendor's conversation: both sides are mu-law, so bytes pass. */
final class Bridge implements AutoCloseable {
    private static final String FAREWELL = "farewell";

    private final LoopbackServer server = new LoopbackServer("a bridge");
    private final ElevenLabsStandIn voice;
    private final String signedPath;
    private final JsonObject initiation;
    private @Nullable WebSocket conversation;
    private @Nullable String streamSid;

    Bridge(ElevenLabsStandIn voice, String signedUrl, JsonObject initiation) {
        this.voice = voice;
        this.signedPath = signedUrl.substring(signedUrl.indexOf("/v1"));
        this.initiation = initiation;
        server.sockets(this::stream);
        server.listen(
                0,
                request -> request.response()
                        .putHeader("Content-Type", "text/xml")
                        .end("<Response><Connect><Stream url=\"" + server.url().replace("http", "ws")
                                + "/media\"/></Connect></Response>"));
    }

    String url() {
        return server.url() + "/voice";
    }

    private void stream(ServerWebSocket phone) {
        phone.textMessageHandler(text -> fromPhone(phone, new JsonObject(text)));
    }

    private void fromPhone(ServerWebSocket phone, JsonObject frame) {
        switch (frame.getString("event")) {
            case "start" -> {
                streamSid = frame.getString("streamSid");
                connect(phone);
            }
            case "media" -> {
                if (conversation != null && !conversation.isClosed()) {
                    String payload = frame.getJsonObject("media").getString("payload");
                    conversation.writeTextMessage(
                            new JsonObject().put("user_audio_chunk", payload).encode());
                }
            }
            case "mark" -> phone.close();
            default -> {
                // Nothing to do.
            }
        }
    }

    private void connect(ServerWebSocket phone) {
        server.vertx()
                .createWebSocketClient(new WebSocketClientOptions().setMaxFrameSize(1 << 20))
                .connect(new WebSocketConnectOptions()
                        .setHost("127.0.0.1")
                        .setPort(voice.port())
                        .setURI(signedPath))
                .onSuccess(open -> {
                    open.textMessageHandler(text -> fromVoice(phone, new JsonObject(text)));
                    open.closeHandler(_ -> toPhone(phone, "mark", "mark", new JsonObject().put("name", FAREWELL)));
                    open.writeTextMessage(initiation.encode());
                    conversation = open;
                });
    }

    private void fromVoice(ServerWebSocket phone, JsonObject message) {
        switch (message.getString("type")) {
            case "audio" ->
                toPhone(
                        phone,
                        "media",
                        "media",
                        new JsonObject()
                                .put(
                                        "payload",
                                        message.getJsonObject("audio_event").getString("audio_base_64")));
            case "interruption" -> toPhone(phone, "clear", null, new JsonObject());
            default -> {
                // The test reads the rest from the stand-in.
            }
        }
    }

    private void toPhone(ServerWebSocket phone, String event, @Nullable String key, JsonObject body) {
        var frame = new JsonObject().put("event", event).put("streamSid", streamSid);
        if (key != null) {
            frame.put(key, body);
        }
        if (!phone.isClosed()) {
            phone.writeTextMessage(frame.encode());
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
