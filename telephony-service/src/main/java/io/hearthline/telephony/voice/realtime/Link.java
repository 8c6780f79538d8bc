package io.hearthline.telephony.voice.realtime;

import io.hearthline.telephony.voice.Loop;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One socket to the vendor, on the call's loop. What the person says while the vendor does not read is buffered up to a
 * megabyte, then dropped.
 */
final class Link {
    static final short NORMAL = 1000;
    private static final int MAX_WAITING_BYTES = 1024 * 1024;
    private static final Logger LOG = Logger.getLogger(Link.class);

    /** Who is told of it. */
    interface Owner {
        void received(Link link, RealtimeMessage message);

        /**
         * The socket is gone, or never came; told once, and not after {@link #close}.
         *
         * @param code null if there was none
         */
        void lost(Link link, @Nullable Short code, String errorType);
    }

    private final RealtimeConfig config;
    private final Loop loop;
    private final Owner owner;
    private @Nullable WebSocket socket;
    private boolean stands;
    private boolean over;

    Link(RealtimeConfig config, Loop loop, Owner owner) {
        this.config = config;
        this.loop = loop;
        this.owner = owner;
    }

    /** Connects; to be called on the loop, so that the socket's events come there. */
    void open(WebSocketClient sockets) {
        String model = URLEncoder.encode(config.model(), StandardCharsets.UTF_8);
        WebSocketConnectOptions options = new WebSocketConnectOptions()
                .setAbsoluteURI(config.url() + "?model=" + model)
                .putHeader("Authorization", "Bearer " + config.apiKey().orElse(""))
                .setTimeout(config.connectTimeout().toMillis());
        // The vendor speaks first: whoever listens only once the socket stands may miss it.
        ClientWebSocket opening = sockets.webSocket();
        opening.textMessageHandler(text -> {
            if (!over) {
                owner.received(this, RealtimeMessage.read(text).orElse(new RealtimeMessage.Unknown()));
            }
        });
        opening.exceptionHandler(failure -> LOG.debugf(
                "voice socket failed errorType=%s", failure.getClass().getSimpleName()));
        opening.closeHandler(_ -> {
            Short code = opening.closeStatusCode();
            lost(code, "close_" + (code == null ? "abnormal" : code));
        });
        socket = opening;
        opening.connect(options)
                .onSuccess(this::opened)
                .onFailure(failure -> lost(
                        null,
                        failure instanceof UpgradeRejectedException refused
                                ? "upgrade_" + refused.getStatus()
                                : failure.getClass().getSimpleName()));
    }

    private void opened(WebSocket opened) {
        stands = true;
        if (over) {
            quietly(opened.close(NORMAL));
            return;
        }
        opened.setWriteQueueMaxSize(MAX_WAITING_BYTES);
        keepAlive();
    }

    void send(String text) {
        WebSocket open = socket;
        if (open != null && !over && !open.isClosed() && !open.writeQueueFull()) {
            quietly(open.writeTextMessage(text));
        }
    }

    /** Ends it from here; nothing is told of it any more. */
    void close() {
        over = true;
        WebSocket open = socket;
        if (open != null && stands) {
            quietly(open.close(NORMAL));
        }
    }

    private void lost(@Nullable Short code, String errorType) {
        if (!over) {
            over = true;
            owner.lost(this, code, errorType);
        }
    }

    private void keepAlive() {
        loop.after(config.keepAlive(), () -> {
            WebSocket open = socket;
            if (open != null && !over) {
                quietly(open.writePing(Buffer.buffer("hearthline")));
                keepAlive();
            }
        });
    }

    /** A write that fails is followed by the close of the socket, which is what counts. */
    private static void quietly(Future<Void> write) {
        write.onFailure(failure -> LOG.debugf(
                "voice socket not written to errorType=%s", failure.getClass().getSimpleName()));
    }
}
