package io.hearthline.systemtests;

import io.hearthline.sandbox.suite.Api;
import io.hearthline.sandbox.suite.Port;
import io.hearthline.sandbox.suite.Service;
import io.hearthline.sandbox.suite.Suite;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Requests and sockets as the carrier makes them, or as somebody makes them who only pretends to be the carrier. */
final class CarrierClient implements AutoCloseable {
    private static final String SIGNATURE = "X-Twilio-Signature";
    private static final String MEDIA_PATH = "/outbound-media-stream";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Suite suite;

    /** An open media socket. */
    record MediaSocket(WebSocket socket, CompletableFuture<Integer> closed) {
        /** Sends a text frame; false if the other side is gone. */
        boolean send(String text) {
            return socket.sendText(text, true)
                    .handle((_, failure) -> failure == null)
                    .join();
        }

        boolean sendBinary(byte[] bytes) {
            return socket.sendBinary(ByteBuffer.wrap(bytes), true)
                    .handle((_, failure) -> failure == null)
                    .join();
        }
    }

    CarrierClient(Suite suite) {
        this.suite = suite;
    }

    /** A form POST to telephony, without a signature. */
    HttpRequest unsigned(String path, Map<String, String> form) {
        return Api.form(suite.api().bare(Service.TELEPHONY, path), form).build();
    }

    /** The same with a signature made with some token. */
    HttpRequest signed(String path, Map<String, String> form, String token) {
        StringBuilder data = new StringBuilder(suite.ports().url(Port.TELEPHONY)).append(path);
        new TreeMap<>(form).forEach((name, value) -> data.append(name).append(value));
        return Api.form(suite.api().bare(Service.TELEPHONY, path).header(SIGNATURE, sign(data.toString(), token)), form)
                .build();
    }

    private String mediaUrl() {
        return suite.ports().url(Port.TELEPHONY).replaceFirst("^http", "ws") + MEDIA_PATH;
    }

    /** The status the upgrade is refused with; 101 if it is not. */
    int upgrade(@Nullable String token) {
        WebSocket.Builder builder = http.newWebSocketBuilder();
        if (token != null) {
            builder.header(SIGNATURE, sign(mediaUrl(), token));
        }
        try {
            builder.buildAsync(URI.create(mediaUrl()), new WebSocket.Listener() {})
                    .join()
                    .abort();
            return 101;
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse().statusCode();
            }
            throw e;
        }
    }

    /** Opens the media socket as the carrier does. */
    MediaSocket open() {
        CompletableFuture<Integer> closed = new CompletableFuture<>();
        WebSocket socket = http.newWebSocketBuilder()
                .header(SIGNATURE, sign(mediaUrl(), suite.secrets().authToken()))
                .buildAsync(URI.create(mediaUrl()), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
                        closed.complete(code);
                        return CompletableFuture.completedStage(null);
                    }

                    @Override
                    public void onError(WebSocket webSocket, Throwable error) {
                        closed.complete(1006);
                    }
                })
                .join();
        return new MediaSocket(socket, closed);
    }

    private static String sign(String data, String token) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(data.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no HmacSHA1", e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
