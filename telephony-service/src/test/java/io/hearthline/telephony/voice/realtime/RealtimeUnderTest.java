package io.hearthline.telephony.voice.realtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.hearthline.contracts.json.Json;
import io.hearthline.standins.realtime.RealtimeBehaviour;
import io.hearthline.standins.realtime.RealtimeStandIn;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The vendor, and a dialogue with set answers: chat completions, and tools that leave the floor to the model. */
final class RealtimeUnderTest implements AutoCloseable {
    static final String REPLY = "Thank you. How did you sleep last night?";
    static final String FREES = "Let us talk.";
    static final double PACE = 4;
    private static final String KEY = "sk-test";

    private final Vertx vertx;
    private final HttpServer dialogue = dialogue();
    private final RealtimeStandIn standIn = RealtimeStandIn.start(new io.hearthline.standins.realtime.RealtimeConfig(
            0, KEY, PACE, io.hearthline.standins.realtime.RealtimeBehaviour.GOOD));
    private final List<JsonNode> asked = new CopyOnWriteArrayList<>();
    private final List<String> tools = new CopyOnWriteArrayList<>();
    private final Map<String, String> verdicts = new ConcurrentHashMap<>();
    private volatile boolean frees;
    private final AtomicInteger failures = new AtomicInteger();

    /** @param vertx the phone's */
    RealtimeUnderTest(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Real time, as the stand-in's phone sees it. */
    private static final class FastClock extends Clock {
        private final long began = System.currentTimeMillis();

        @Override
        public long millis() {
            return began + (long) ((System.currentTimeMillis() - began) * PACE);
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private record Config(URI url, URI baseUrl, URI llm, String format, Duration timeout) implements RealtimeConfig {
        @Override
        public Optional<String> apiKey() {
            return Optional.of(KEY);
        }

        @Override
        public String model() {
            return "gpt-realtime";
        }

        @Override
        public String voice() {
            return "marin";
        }

        @Override
        public String speechModel() {
            return "gpt-4o-mini-tts";
        }

        @Override
        public String transcriptionModel() {
            return "gpt-4o-mini-transcribe";
        }

        @Override
        public Optional<URI> llmUrl() {
            return Optional.of(llm);
        }

        @Override
        public Optional<String> llmSecret() {
            return Optional.of("secret");
        }

        @Override
        public Duration connectTimeout() {
            return Duration.ofSeconds(5);
        }

        @Override
        public Duration keepAlive() {
            return Duration.ofSeconds(30);
        }

        @Override
        public Turns turns() {
            Duration silent = timeout;
            return new Turns() {
                @Override
                public String detection() {
                    return "server_vad";
                }

                @Override
                public Duration silence() {
                    return Duration.ofMillis(900);
                }

                @Override
                public String eagerness() {
                    return "low";
                }

                @Override
                public Duration timeout() {
                    return silent;
                }
            };
        }
    }

    RealtimeStandIn standIn() {
        return standIn;
    }

    void behave(RealtimeBehaviour behaviour) {
        standIn.behave(behaviour);
    }

    /** The model may speak for itself after every reply from now on. */
    void freesTheFloor() {
        frees = true;
    }

    /** What the tool answers from now on. */
    void verdict(String tool, String floor, String say, boolean end) {
        verdicts.put(
                tool,
                Json.write(Json.MAPPER
                        .createObjectNode()
                        .put("floor", floor)
                        .put("say", say)
                        .put("end", end)));
    }

    /** So many of the next questions get no answer. */
    void failing(int questions) {
        failures.set(questions);
    }

    /** The person's and the agent's words of every question so far, with their roles. */
    List<String> lastQuestion() {
        return asked.getLast().path("messages").findValuesAsText("content");
    }

    List<JsonNode> asked() {
        return asked;
    }

    List<String> tools() {
        return tools;
    }

    RealtimeEngine engine() {
        return engine("pcmu", Duration.ofSeconds(30));
    }

    /** @param timeout silence after which the person is asked whether they are there */
    RealtimeEngine engine(String format, Duration timeout) {
        URI llm = URI.create("http://localhost:" + dialogue.getAddress().getPort());
        return engine(new Config(URI.create(standIn.socketUrl()), URI.create(standIn.url()), llm, format, timeout));
    }

    RealtimeEngine engineAt(int port) {
        URI nowhere = URI.create("http://localhost:" + port);
        return engine(new Config(
                URI.create("ws://localhost:" + port + "/v1/realtime"),
                nowhere,
                nowhere,
                "pcmu",
                Duration.ofSeconds(30)));
    }

    private RealtimeEngine engine(RealtimeConfig config) {
        return new RealtimeEngine(config, vertx, new FastClock());
    }

    private HttpServer dialogue() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/v1/chat/completions", this::complete);
            server.createContext("/tools/", this::use);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void complete(HttpExchange exchange) throws IOException {
        JsonNode request = Json.MAPPER.readTree(exchange.getRequestBody().readAllBytes());
        asked.add(request);
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            exchange.sendResponseHeaders(500, -1);
            exchange.close();
            return;
        }
        ObjectNode chunk = Json.MAPPER.createObjectNode();
        chunk.putArray("choices").addObject().putObject("delta").put("content", frees ? FREES : REPLY);
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.getResponseHeaders().add("Hearthline-Floor", frees ? "free" : "held");
        answer(exchange, "data: " + Json.write(chunk) + "\n\ndata: [DONE]\n\n");
    }

    private void use(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        String tool = exchange.getRequestURI().getPath().substring("/tools/".length());
        tools.add(tool);
        answer(exchange, verdicts.getOrDefault(tool, "{\"floor\":\"free\",\"say\":\"\",\"end\":false}"));
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        standIn.close();
        dialogue.stop(0);
    }
}
