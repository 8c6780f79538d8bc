package io.hearthline.benchmarks.peers;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import org.jspecify.annotations.Nullable;

/// A bare relay between the carrier's media stream and the voice vendor's socket: one event loop, the native transport
/// where there is one, the payload cut out of one message and put into another. No check, no state, no database: what
/// is
/// left when everything is left out.
public final class Relay {
    private static final int CONVERSATIONS = 1000;

    private Relay() {}

    /// @param arguments the port to listen on, and where conversations are opened
    public static void main(String[] arguments) {
        Vertx vertx =
                Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(1));
        WebSocketClient client =
                vertx.createWebSocketClient(new WebSocketClientOptions().setMaxConnections(CONVERSATIONS));
        WebSocketConnectOptions vendor = new WebSocketConnectOptions().setAbsoluteURI(arguments[1]);
        vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1"))
                .webSocketHandler(phone -> new Call(phone, client, vendor).begin())
                .listen(Integer.parseInt(arguments[0]))
                .onFailure(failure -> {
                    System.err.println("cannot listen: " + failure.getMessage());
                    System.exit(1);
                });
        System.out.println("native transport: " + vertx.isNativeTransportEnabled());
    }

    private static final class Call {
        private final ServerWebSocket phone;
        private final WebSocketClient client;
        private final WebSocketConnectOptions address;
        private @Nullable WebSocket vendor;
        private String head = "";

        Call(ServerWebSocket phone, WebSocketClient client, WebSocketConnectOptions address) {
            this.phone = phone;
            this.client = client;
            this.address = address;
        }

        void begin() {
            phone.textMessageHandler(this::fromPhone);
            phone.closeHandler(_ -> {
                if (vendor != null) {
                    vendor.close();
                }
            });
        }

        private void fromPhone(String text) {
            WebSocket open = vendor;
            if (text.startsWith("{\"event\":\"media\"")) {
                if (open != null) {
                    open.writeTextMessage("{\"user_audio_chunk\":\"" + value(text, "\"payload\":\"") + "\"}");
                }
            } else if (text.startsWith("{\"event\":\"start\"")) {
                head = "{\"event\":\"media\",\"streamSid\":\"" + value(text, "\"streamSid\":\"")
                        + "\",\"media\":{\"payload\":\"";
                client.connect(address).onSuccess(this::opened);
            }
        }

        private void opened(WebSocket opened) {
            vendor = opened;
            opened.textMessageHandler(this::fromVendor);
            opened.writeTextMessage("{\"type\":\"conversation_initiation_client_data\"}");
        }

        private void fromVendor(String text) {
            if (text.startsWith("{\"type\":\"audio\"")) {
                phone.writeTextMessage(head + value(text, "\"audio_base_64\":\"") + "\"}}");
            }
        }

        private static String value(String text, String key) {
            int from = text.indexOf(key) + key.length();
            return text.substring(from, text.indexOf('"', from));
        }
    }
}
