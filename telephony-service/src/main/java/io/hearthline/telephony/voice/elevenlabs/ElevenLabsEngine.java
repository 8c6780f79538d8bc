package io.hearthline.telephony.voice.elevenlabs;

import io.hearthline.telephony.voice.Loop;
import io.hearthline.telephony.voice.VoiceEngine;
import io.hearthline.telephony.voice.VoiceEngines;
import io.hearthline.telephony.voice.VoiceEvent;
import io.hearthline.telephony.voice.VoiceFailure;
import io.hearthline.telephony.voice.VoiceRequest;
import io.hearthline.telephony.voice.VoiceSession;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
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
import java.util.function.Supplier;
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
    private final Counter unheard;

    ElevenLabsEngine(
            ElevenLabsConfig config,
            SignedUrlClient urls,
            Vertx vertx,
            @VirtualThreads ExecutorService blocking,
            MeterRegistry metrics) {
        this.config = config;
        this.urls = urls;
        this.blocking = blocking;
        this.unheard = metrics.counter("hearthline.voice.unheard", "engine", name());
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
        ElevenLabsSession.Opener opener = (host, responses, greeting) -> {
            Conversation conversation = new Conversation(host, responses, loop, config.keepAlive(), unheard);
            loop.after(config.connectTimeout().multipliedBy(3), conversation::late);
            attempt(new Attempt(request, greeting, conversation, loop, 1));
            return conversation;
        };
        return new ElevenLabsSession(request, events, opener).begin();
    }

    /** @param greeting may block */
    private record Attempt(
            VoiceRequest request, Supplier<String> greeting, Conversation conversation, Loop loop, int number) {
        Attempt next() {
            return new Attempt(request, greeting, conversation, loop, number + 1);
        }
    }

    private void attempt(Attempt attempt) {
        blocking.execute(() -> connect(attempt));
    }

    private void connect(Attempt attempt) {
        Loop loop = attempt.loop();
        try {
            String initiation = Initiation.of(
                    attempt.request(),
                    attempt.greeting().get(),
                    config.voiceId().orElse(null));
            WebSocketConnectOptions options = new WebSocketConnectOptions()
                    .setAbsoluteURI(urls.signedUrl())
                    .setTimeout(config.connectTimeout().toMillis());
            // Connecting from the loop makes the socket's events come there.
            loop.execute(() -> sockets.connect(options)
                    .onSuccess(socket -> attempt.conversation().opened(socket, initiation))
                    .onFailure(failure -> failed(attempt, errorType(failure))));
        } catch (IOException e) {
            loop.execute(() -> failed(attempt, "signed_url_" + e.getClass().getSimpleName()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            loop.execute(() -> attempt.conversation().failed(unreachable("interrupted")));
        } catch (RuntimeException e) {
            // The edge of a thread: whatever failed, the call must hear of it.
            loop.execute(() -> failed(attempt, e.getClass().getSimpleName()));
        }
    }

    /** Nothing has been said yet, so trying again repeats nothing. */
    private void failed(Attempt attempt, String errorType) {
        if (attempt.number() < ATTEMPTS) {
            LOG.warnf("voice engine not reached attempt=%d errorType=%s", attempt.number(), errorType);
            attempt(attempt.next());
        } else {
            attempt.conversation().failed(unreachable(errorType));
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
