package io.hearthline.standins.twilio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hearthline.standins.callee.PhoneLine;
import io.hearthline.standins.edge.Form;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One two-way media stream, the carrier's end of the socket. */
final class MediaStream {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FRAME_MS = 20;
    private static final Map<String, Set<String>> FIELDS = Map.of(
            "media", Set.of("event", "streamSid", "media"),
            "mark", Set.of("event", "streamSid", "mark"),
            "clear", Set.of("event", "streamSid"));

    private final Exchange exchange;
    private final Twiml.ConnectStream spec;
    private final String callSid;
    private final PhoneLine line;
    private final Consumer<String> warn;
    private final String streamSid = Exchange.sid("MZ");
    private @Nullable WebSocket socket;
    private long sequenceNumber;
    private long chunk;
    private boolean stopped;

    MediaStream(Exchange exchange, Twiml.ConnectStream spec, String callSid, PhoneLine line, Consumer<String> warn) {
        this.exchange = exchange;
        this.spec = spec;
        this.callSid = callSid;
        this.line = line;
        this.warn = warn;
    }

    /**
     * Connects and begins.
     *
     * @param closed runs when the server ends the stream or never takes it; not after {@link #stop}
     */
    void open(Runnable closed) {
        if (!spec.url().matches("wss?://[^?#\\s]+")) {
            refused(spec.url().matches("wss?://.*") ? "31920" : "31922", closed);
            return;
        }
        WebSocketConnectOptions options = new WebSocketConnectOptions()
                .setAbsoluteURI(spec.url())
                .putHeader(Signature.HEADER, Signature.of(exchange.config.authToken(), spec.url(), Map.of()))
                .putHeader("User-Agent", "Twilio.TmeWs/1.0");
        exchange.sockets.connect(options).onComplete(result -> {
            if (result.failed()) {
                refused(result.cause() instanceof java.net.ConnectException ? "31901" : "31920", closed);
            } else if (stopped) {
                result.result().close();
            } else {
                opened(result.result(), closed);
            }
        });
    }

    private void refused(String code, Runnable closed) {
        if (!stopped) {
            stopped = true;
            warn.accept(code);
            tell("stream-error", code + ": Stream - WebSocket - Handshake Error");
            closed.run();
        }
    }

    private void opened(WebSocket opened, Runnable closed) {
        socket = opened;
        opened.textMessageHandler(this::received);
        opened.binaryMessageHandler(_ -> warn.accept("31950"));
        opened.exceptionHandler(_ -> warn.accept("31924"));
        opened.closeHandler(_ -> {
            socket = null;
            if (!stopped) {
                stopped = true;
                tell("stream-error", "31921: Stream - WebSocket - Close Error");
                closed.run();
            }
        });
        tell("stream-started", null);
        ObjectNode connected = JSON.createObjectNode();
        connected.put("event", "connected").put("protocol", "Call").put("version", "1.0.0");
        opened.writeTextMessage(connected.toString());
        ObjectNode start = message("start");
        ObjectNode body = start.putObject("start");
        body.put("accountSid", exchange.config.accountSid())
                .put("streamSid", streamSid)
                .put("callSid", callSid);
        body.putArray("tracks").add("inbound");
        body.putObject("mediaFormat")
                .put("encoding", "audio/x-mulaw")
                .put("sampleRate", 8000)
                .put("channels", 1);
        ObjectNode parameters = body.putObject("customParameters");
        spec.parameters().forEach(parameters::put);
        send(start);
    }

    /** Sends 20 ms of the person; nothing before the stream is open. */
    void media(byte[] muLaw) {
        if (socket == null || stopped) {
            return;
        }
        ObjectNode message = message("media");
        message.putObject("media")
                .put("track", "inbound")
                .put("chunk", Long.toString(++chunk))
                .put("timestamp", Long.toString((chunk - 1) * FRAME_MS))
                .put("payload", Base64.getEncoder().encodeToString(muLaw));
        send(message);
    }

    /** Tells of a key the person pressed. */
    void digit(char key) {
        if (socket == null || stopped) {
            return;
        }
        ObjectNode message = message("dtmf");
        message.putObject("dtmf").put("track", "inbound_track").put("digit", String.valueOf(key));
        send(message);
    }

    /** Ends the stream from the carrier's side, as when the call ends. */
    void stop() {
        if (stopped) {
            return;
        }
        stopped = true;
        if (socket != null) {
            ObjectNode message = message("stop");
            message.putObject("stop")
                    .put("accountSid", exchange.config.accountSid())
                    .put("callSid", callSid);
            send(message);
            socket.close();
        }
        tell("stream-stopped", null);
    }

    private void received(String text) {
        JsonNode message;
        try {
            message = JSON.readTree(text);
        } catch (JsonProcessingException _) {
            warn.accept("31951");
            return;
        }
        if (stopped || !wellFormed(message)) {
            if (!stopped) {
                warn.accept("31951");
            }
            return;
        }
        switch (message.path("event").asText()) {
            case "media" -> play(message.path("media").path("payload").asText());
            case "mark" -> {
                String name = message.path("mark").path("name").asText();
                line.mark(() -> echo(name));
            }
            default -> line.clear();
        }
    }

    private boolean wellFormed(JsonNode message) {
        String event = message.path("event").asText();
        Set<String> fields = FIELDS.getOrDefault(event, Set.of());
        if (!message.isObject()
                || message.size() != fields.size()
                || !fields.stream().allMatch(message::has)
                || !message.path("streamSid").asText().equals(streamSid)) {
            return false;
        }
        return switch (event) {
            case "media" -> only(message.path("media"), "payload");
            case "mark" -> only(message.path("mark"), "name");
            default -> true;
        };
    }

    private static boolean only(JsonNode body, String field) {
        return body.isObject() && body.size() == 1 && body.path(field).isTextual();
    }

    private void play(String payload) {
        try {
            line.play(Base64.getDecoder().decode(payload));
        } catch (IllegalArgumentException _) {
            warn.accept("31950");
        }
    }

    private void echo(String name) {
        if (socket != null && !stopped) {
            ObjectNode message = message("mark");
            message.putObject("mark").put("name", name);
            send(message);
        }
    }

    private ObjectNode message(String event) {
        ObjectNode message = JSON.createObjectNode();
        message.put("event", event)
                .put("sequenceNumber", Long.toString(++sequenceNumber))
                .put("streamSid", streamSid);
        return message;
    }

    private void send(ObjectNode message) {
        if (socket != null) {
            socket.writeTextMessage(message.toString());
        }
    }

    private void tell(String event, @Nullable String error) {
        String url = spec.statusCallback();
        if (url == null) {
            return;
        }
        Form form = new Form()
                .add("AccountSid", exchange.config.accountSid())
                .add("CallSid", callSid)
                .add("StreamSid", streamSid)
                .add("StreamName", spec.name() == null ? streamSid : spec.name())
                .add("StreamEvent", event);
        if (error != null) {
            form.add("StreamError", error);
        }
        form.add("Timestamp", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        exchange.webhooks.send("POST", url, form).onFailure(_ -> warn.accept("11200"));
    }
}
