package io.hearthline.standins.elevenlabs;

import io.hearthline.standins.edge.LoopbackServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A custom LLM that answers what the test wants and remembers what it was asked. */
final class ScriptedChat implements AutoCloseable {
    static final String SECRET = "llm-secret";

    private final LoopbackServer server = new LoopbackServer("a chat endpoint");
    private final List<JsonObject> requests = new CopyOnWriteArrayList<>();
    private final List<String> disconnected = new CopyOnWriteArrayList<>();
    private volatile Function<JsonObject, List<String>> answers;

    /** @param answers data lines for a request; without a {@code [DONE]} at the end the answer stays open */
    ScriptedChat(Function<JsonObject, List<String>> answers) {
        this.answers = answers;
        server.listen(0, this::request);
    }

    /** Says one text in reply to everything. */
    static List<String> saying(String text) {
        return List.of(content(text), "[DONE]");
    }

    static String content(String text) {
        var choice = new JsonObject().put("index", 0).put("delta", new JsonObject().put("content", text));
        return new JsonObject().put("choices", new JsonArray().add(choice)).encode();
    }

    void answer(Function<JsonObject, List<String>> next) {
        answers = next;
    }

    URI url() {
        return URI.create(server.url() + "/v1");
    }

    List<JsonObject> requests() {
        return requests;
    }

    /** The last message of every request. */
    List<String> lastMessages() {
        return requests.stream().map(ScriptedChat::lastMessage).toList();
    }

    List<String> disconnected() {
        return disconnected;
    }

    static String lastMessage(JsonObject request) {
        JsonArray messages = request.getJsonArray("messages");
        return messages.getJsonObject(messages.size() - 1).getString("content");
    }

    private void request(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        if (!("Bearer " + SECRET).equals(request.getHeader("Authorization"))
                || !request.path().equals("/v1/chat/completions")) {
            response.setStatusCode(401).end();
            return;
        }
        request.body().onSuccess(body -> {
            JsonObject asked = body.toJsonObject();
            requests.add(asked);
            response.setChunked(true).putHeader("Content-Type", "text/event-stream");
            response.exceptionHandler(_ -> disconnected.add(lastMessage(asked)));
            List<String> lines = answers.apply(asked);
            lines.forEach(line -> response.write("data: " + line + "\n\n"));
            if (!lines.isEmpty() && lines.getLast().equals("[DONE]")) {
                response.end();
            }
        });
    }

    @Override
    public void close() {
        server.close();
    }
}
