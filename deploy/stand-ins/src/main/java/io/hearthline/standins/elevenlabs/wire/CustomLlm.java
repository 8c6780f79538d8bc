package io.hearthline.standins.elevenlabs.wire;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.parsetools.RecordParser;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Streams one chat completion from the custom LLM. */
public final class CustomLlm {
    private static final int MAX_CONNECTIONS = 200;
    private static final int CONNECT_TIMEOUT_MS = 2000;

    private final HttpClient client;
    private final URI base;
    private final String secret;

    /** A function the model calls; {@code arguments} is JSON text. */
    public record ToolCall(String id, String name, String arguments) {
        @Override
        public String toString() {
            return "ToolCall[name=" + name + "]";
        }
    }

    /** Where the pieces go. After {@code done} or {@code failed} nothing follows. */
    public interface Reader {
        void content(String text);

        void tool(ToolCall call);

        void done();

        void failed();
    }

    /**
     * A client of one model.
     *
     * @param base {@code /chat/completions} is appended
     * @param secret sent as bearer
     */
    public CustomLlm(Vertx vertx, URI base, String secret) {
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setMaxPoolSize(MAX_CONNECTIONS).setConnectTimeout(CONNECT_TIMEOUT_MS));
        this.base = base;
        this.secret = secret;
    }

    /** Asks; the answer comes on the event loop. */
    public Completion ask(JsonObject body, Reader reader) {
        var completion = new Completion(reader);
        var options = new RequestOptions().setMethod(HttpMethod.POST).setAbsoluteURI(base + "/chat/completions");
        client.request(options)
                .compose(request -> completion.send(request, body))
                .onSuccess(completion::answered)
                .onFailure(_ -> completion.fail());
        return completion;
    }

    /** One running completion. */
    public final class Completion {
        private final Reader reader;
        private final Map<Integer, ToolCall> tools = new TreeMap<>();
        private @Nullable HttpClientRequest request;
        private boolean over;

        private Completion(Reader reader) {
            this.reader = reader;
        }

        /** Disconnects; the reader hears nothing more. */
        public void cancel() {
            over = true;
            if (request != null) {
                request.reset();
            }
        }

        private Future<HttpClientResponse> send(HttpClientRequest opened, JsonObject body) {
            request = opened;
            if (over) {
                opened.reset();
            }
            return opened.putHeader("Authorization", "Bearer " + secret)
                    .putHeader("Content-Type", "application/json")
                    .putHeader("Accept", "text/event-stream")
                    .send(body.toBuffer());
        }

        private void answered(HttpClientResponse response) {
            if (response.statusCode() != 200) {
                fail();
                return;
            }
            RecordParser lines = RecordParser.newDelimited("\n", this::line);
            response.handler(lines);
            response.exceptionHandler(_ -> fail());
            response.endHandler(_ -> finish());
        }

        private void line(Buffer buffer) {
            String line = buffer.toString().strip();
            if (over || !line.startsWith("data:")) {
                return;
            }
            String data = line.substring("data:".length()).strip();
            if (data.startsWith("[DONE]")) {
                finish();
                return;
            }
            try {
                chunk(new JsonObject(data));
            } catch (DecodeException e) {
                // What is not JSON is a broken answer, whatever the parser says about it.
                cancelAndFail();
            }
        }

        private void chunk(JsonObject chunk) {
            if (chunk.containsKey("error")) {
                cancelAndFail();
                return;
            }
            JsonArray choices = chunk.getJsonArray("choices", new JsonArray());
            if (choices.isEmpty()) {
                return;
            }
            JsonObject delta = choices.getJsonObject(0).getJsonObject("delta", new JsonObject());
            String content = delta.getString("content");
            if (content != null && !content.isEmpty()) {
                reader.content(content);
            }
            JsonArray calls = delta.getJsonArray("tool_calls");
            for (int at = 0; calls != null && at < calls.size(); at++) {
                toolPart(calls.getJsonObject(at));
            }
        }

        private void toolPart(JsonObject part) {
            JsonObject function = part.getJsonObject("function", new JsonObject());
            ToolCall before = tools.getOrDefault(part.getInteger("index", 0), new ToolCall("", "", ""));
            tools.put(
                    part.getInteger("index", 0),
                    new ToolCall(
                            part.getString("id", before.id()),
                            function.getString("name", before.name()),
                            before.arguments() + function.getString("arguments", "")));
        }

        private void finish() {
            if (over) {
                return;
            }
            over = true;
            tools.values().forEach(reader::tool);
            reader.done();
        }

        private void cancelAndFail() {
            if (!over) {
                cancel();
                reader.failed();
            }
        }

        private void fail() {
            if (!over) {
                over = true;
                reader.failed();
            }
        }
    }
}
