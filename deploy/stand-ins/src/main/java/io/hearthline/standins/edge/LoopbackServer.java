package io.hearthline.standins.edge;

import io.hearthline.standins.Ports;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.net.BindException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An HTTP and WebSocket server on 127.0.0.1 whose whole work is done by one event loop, so that its state needs no locks. */
public final class LoopbackServer implements AutoCloseable {
    private static final int MAX_FRAME = 1 << 20;
    private static final long ANSWER_WITHIN_S = 10;

    private final Vertx vertx;
    private final String what;
    private final HttpServer server;
    private @Nullable Handler<ServerWebSocket> sockets;

    /** @param what the stand-in's name, for messages */
    public LoopbackServer(String what) {
        this.what = what;
        this.vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
        this.server = vertx.createHttpServer(new HttpServerOptions()
                .setHost("127.0.0.1")
                .setMaxWebSocketFrameSize(MAX_FRAME)
                .setMaxWebSocketMessageSize(MAX_FRAME)
                .addWebSocketSubProtocol("convai"));
    }

    /** The event loop, for timers and clients. */
    public Vertx vertx() {
        return vertx;
    }

    /** Who takes upgraded sockets; to be set before {@link #listen}. */
    public void sockets(Handler<ServerWebSocket> handler) {
        sockets = handler;
    }

    /**
     * Opens the port.
     *
     * @param port 0 for a free one
     * @throws IllegalStateException if the port is in use; the message names it
     */
    public void listen(int port, Handler<HttpServerRequest> requests) {
        try {
            server.requestHandler(request -> taken(request, requests))
                    .listen(port)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            close();
            if (e.getCause() instanceof BindException) {
                throw Ports.busy(port, what, e);
            }
            throw e;
        }
    }

    /** Upgrades here and not in a handler of the server's own, which two class loaders in one JVM were seen to miss. */
    private void taken(HttpServerRequest request, Handler<HttpServerRequest> requests) {
        Handler<ServerWebSocket> handler = sockets;
        if (handler != null && "websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            request.toWebSocket().onSuccess(handler);
        } else {
            requests.handle(request);
        }
    }

    /** The port that is open. */
    public int port() {
        return server.actualPort();
    }

    /** For example {@code http://127.0.0.1:8091}. */
    public String url() {
        return "http://127.0.0.1:" + port();
    }

    /** Runs on the event loop and waits for the answer; not to be called from the event loop itself. */
    public <T> T ask(Supplier<T> question) {
        var answer = new CompletableFuture<T>();
        vertx.runOnContext(_ -> {
            try {
                answer.complete(question.get());
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer.orTimeout(ANSWER_WITHIN_S, TimeUnit.SECONDS).join();
    }

    /** Answers with JSON. */
    public static void reply(HttpServerResponse response, int status, JsonObject body) {
        response.setStatusCode(status).putHeader("Content-Type", "application/json");
        response.end(body.toBuffer());
    }

    /** Closes the port, every connection and the event loop. */
    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
