package io.hearthline.telephony.voice.realtime;

import io.hearthline.telephony.voice.Loop;
import io.hearthline.telephony.voice.VoiceEngine;
import io.hearthline.telephony.voice.VoiceEvent;
import io.hearthline.telephony.voice.VoiceRequest;
import io.hearthline.telephony.voice.VoiceSession;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.function.Consumer;

/** Opens calls with the vendor's realtime model. */
@ApplicationScoped
class RealtimeEngine implements VoiceEngine {
    private static final String NAME = "realtime";
    /** The vendor's audio comes in large chunks. */
    private static final int MAX_FRAME = 4 * 1024 * 1024;

    private static final int MAX_CALLS = 1000;

    /** What all calls share. */
    record Clients(WebSocketClient sockets, HttpClient http, Clock clock) {}

    private final RealtimeConfig config;
    private final Clients clients;

    RealtimeEngine(RealtimeConfig config, Vertx vertx, Clock clock) {
        int connectMs = (int) config.connectTimeout().toMillis();
        this.config = config;
        this.clients = new Clients(
                vertx.createWebSocketClient(new WebSocketClientOptions()
                        .setMaxFrameSize(MAX_FRAME)
                        .setMaxMessageSize(MAX_FRAME)
                        .setMaxConnections(MAX_CALLS)
                        .setConnectTimeout(connectMs)),
                vertx.createHttpClient(
                        new HttpClientOptions().setMaxPoolSize(MAX_CALLS).setConnectTimeout(connectMs)),
                clock);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean available() {
        return config.apiKey().isPresent();
    }

    /** Turn by turn it is, and structured calls are held so. */
    @Override
    public boolean speaksVerbatim() {
        return true;
    }

    @Override
    public VoiceSession open(VoiceRequest request, Loop loop, Consumer<VoiceEvent> events) {
        var session = new RealtimeSession(request, loop, events, config, clients);
        // Connecting from the loop makes the socket's events come there.
        loop.execute(session::open);
        return session;
    }
}
