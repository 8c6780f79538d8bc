package io.hearthline.telephony.voice.elevenlabs;

import io.hearthline.telephony.voice.Loop;
import io.hearthline.telephony.voice.VoiceEngine;
import io.hearthline.telephony.voice.VoiceEngines;
import io.hearthline.telephony.voice.VoiceEvent;
import io.hearthline.telephony.voice.VoiceFailure;
import io.hearthline.telephony.voice.VoiceRequest;
import io.hearthline.telephony.voice.VoiceSession;
import io.quarkus.virtual.threads.VirtualThreads;
import io.vertx.core.Vertx;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Opens conversations with the vendor's agent. */
@ApplicationScoped
class ElevenLabsEngine implements VoiceEngine {
    /** The vendor's audio comes in large chunks. */
    private static final int MAX_FRAME = 4 * 1024 * 1024;

    private static final int MAX_CONVERSATIONS = 1000;
    private static final int ATTEMPTS = 2;
    private static final Logger LOG = Logger.getLogger(ElevenLabsEngine.class);

    private final ElevenLabsConfig config;
    private final SignedUrlClient urls;
    private final WebSocketClient sockets;
    private final ExecutorService blocking;

    ElevenLabsEngine(
            ElevenLabsConfig config, SignedUrlClient urls, Vertx vertx, @VirtualThreads ExecutorService blocking) {
        this.config = config;
        this.urls = urls;
        this.blocking = blocking;
        this.sockets = vertx.createWebSocketClient(new WebSocketClientOptions()
                .setMaxFrameSize(MAX_FRAME)
                .setMaxMessageSize(MAX_FRAME)
                .setMaxConnections(MAX_CONVERSATIONS)
                .setConnectTimeout((int) config.connectTimeout().toMillis()));
    }

    @Override
    public String name() {
        return VoiceEngines.DEFAULT;
    }

    @Override
    public boolean available() {
        return config.apiKey().isPresent();
    }

    /** The agent's words are all our own. */
    @Override
    public boolean speaksVerbatim() {
        return true;
    }

    @Override
    public VoiceSession open(VoiceRequest request, Loop loop, Consumer<VoiceEvent> events) {
        Conversation conversation = new Conversation(request, loop, events, config);
        loop.after(config.connectTimeout().multipliedBy(3), conversation::late);
        attempt(conversation, loop, 1);
        return conversation;
    }

    private void attempt(Conversation conversation, Loop loop, int attempt) {
        blocking.execute(() -> connect(conversation, loop, attempt));
    }

    private void connect(Conversation conversation, Loop loop, int attempt) {
        try {
            WebSocketConnectOptions options = new WebSocketConnectOptions()
                    .setAbsoluteURI(urls.signedUrl())
                    .setTimeout(config.connectTimeout().toMillis());
            // Connecting from the loop makes the socket's events come there.
            loop.execute(() -> sockets.connect(options)
                    .onSuccess(conversation::opened)
                    .onFailure(failure -> failed(conversation, loop, attempt, errorType(failure))));
        } catch (IOException e) {
            loop.execute(() -> failed(
                    conversation, loop, attempt, "signed_url_" + e.getClass().getSimpleName()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            loop.execute(() -> conversation.failed(unreachable("interrupted")));
        }
    }

    /** Nothing has been said yet, so trying again repeats nothing. */
    private void failed(Conversation conversation, Loop loop, int attempt, String errorType) {
        if (attempt < ATTEMPTS) {
            LOG.warnf("voice engine not reached attempt=%d errorType=%s", attempt, errorType);
            attempt(conversation, loop, attempt + 1);
        } else {
            conversation.failed(unreachable(errorType));
        }
    }

    private static VoiceFailure unreachable(String errorType) {
        return new VoiceFailure(VoiceFailure.Kind.UNREACHABLE, errorType);
    }

    private static String errorType(Throwable failure) {
        return failure instanceof UpgradeRejectedException refused
                ? "upgrade_" + refused.getStatus()
                : failure.getClass().getSimpleName();
    }
}
