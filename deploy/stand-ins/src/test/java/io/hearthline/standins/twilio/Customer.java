package io.hearthline.standins.twilio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hearthline.standins.edge.Form;
import io.hearthline.standins.modem.Heard;
import io.hearthline.standins.modem.Listener;
import io.hearthline.standins.modem.Speaker;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/** The carrier's customer: answers webhooks, checks signatures, and holds the other end of the media stream. */
final class Customer implements AutoCloseable {

    static final String TOKEN = "b7e1c3a95d2f48067f1a9c0e3d5b8642";

    record Request(String path, Form form, boolean signed) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    final List<Request> requests = new CopyOnWriteArrayList<>();
    final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;

    /** Called with "start", with each whole utterance of the person, and with each mark as "mark:name". */
    volatile BiConsumer<Customer, String> agent = (_, _) -> {};

    volatile boolean withAction = true;
    private volatile ServerWebSocket socket;
    private volatile String streamSid;
    private volatile boolean upgradeSigned;

    Customer() throws Exception {
        server = vertx.createHttpServer()
                .requestHandler(this::answer)
                .webSocketHandler(this::stream)
                .listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
    }

    String url(String path) {
        return "http://localhost:" + server.actualPort() + path;
    }

    boolean upgradeSigned() {
        return upgradeSigned;
    }

    List<Form> callbacks() {
        return requests.stream()
                .filter(request -> request.path().equals("/status"))
                .map(Request::form)
                .toList();
    }

    void say(String sentence) {
        socket.writeTextMessage("{\"event\":\"media\",\"streamSid\":\"%s\",\"media\":{\"payload\":\"%s\"}}"
                .formatted(streamSid, Base64.getEncoder().encodeToString(Speaker.render(sentence))));
    }

    void mark(String name) {
        socket.writeTextMessage(
                "{\"event\":\"mark\",\"streamSid\":\"%s\",\"mark\":{\"name\":\"%s\"}}".formatted(streamSid, name));
    }

    void clearAudio() {
        socket.writeTextMessage("{\"event\":\"clear\",\"streamSid\":\"%s\"}".formatted(streamSid));
    }

    void raw(String text) {
        socket.writeTextMessage(text);
    }

    void binary() {
        socket.writeBinaryMessage(io.vertx.core.buffer.Buffer.buffer("audio"));
    }

    void hangUp() {
        socket.close();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void answer(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            Form form = Form.parse(body.toString());
            String expected = Signature.of(TOKEN, url(request.uri()), form.values());
            requests.add(new Request(request.path(), form, expected.equals(request.getHeader("X-Twilio-Signature"))));
            String answer = switch (request.path()) {
                case "/voice" -> twiml();
                case "/whisper" ->
                    "<Response><Gather numDigits=\"1\" timeout=\"9\" action=\"/accepted\"><Say>Press one to talk.</Say></Gather><Hangup/></Response>";
                case "/accepted" -> "<Response/>";
                case "/twiml/resume" -> "<Response><Hangup/></Response>";
                default -> "";
            };
            request.response().putHeader("Content-Type", "text/xml").end(answer);
        });
    }

    private String twiml() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Response><Connect%s><Stream url="%s" statusCallback="%s">
                <Parameter name="token" value="one-time-3f9a"/></Stream></Connect></Response>""".formatted(withAction ? " action=\"/twiml/resume\"" : "", mediaUrl(), url("/stream"));
    }

    private String mediaUrl() {
        return url("/media").replace("http://", "ws://");
    }

    private void stream(ServerWebSocket opened) {
        upgradeSigned = Signature.of(TOKEN, mediaUrl(), Map.of())
                .equals(opened.headers().get("X-Twilio-Signature"));
        socket = opened;
        List<String> words = new ArrayList<>();
        Listener listener = new Listener(what -> {
            heard.add(what);
            if (what instanceof Heard.Word word) {
                words.add(word.text());
                if (word.last()) {
                    String utterance = String.join(" ", words);
                    words.clear();
                    agent.accept(this, utterance);
                }
            }
        });
        opened.textMessageHandler(text -> received(text, listener));
    }

    private void received(String text, Listener listener) {
        try {
            JsonNode frame = JSON.readTree(text);
            frames.add(frame);
            switch (frame.path("event").asText()) {
                case "start" -> {
                    streamSid = frame.path("streamSid").asText();
                    agent.accept(this, "start");
                }
                case "media" ->
                    listener.hear(Base64.getDecoder()
                            .decode(frame.path("media").path("payload").asText()));
                case "mark" ->
                    agent.accept(this, "mark:" + frame.path("mark").path("name").asText());
                default -> {
                    // Kept in the list of frames.
                }
            }
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
