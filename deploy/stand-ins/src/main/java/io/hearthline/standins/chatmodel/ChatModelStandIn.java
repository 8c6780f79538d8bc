package io.hearthline.standins.chatmodel;

import io.hearthline.standins.edge.LoopbackServer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/chat/completions} (streaming and not), {@code GET /v1/models[/id]}, and under {@code /control} what tests
 * want to change. The answers come from {@link ChatRules} and {@link SchemaRules}; model name and fingerprint say so.
 */
public final class ChatModelStandIn implements AutoCloseable {
    private static final long CREATED = 1_760_000_000L;

    private final LoopbackServer server = new LoopbackServer("the chat model stand-in");
    private final Clock clock = Clock.systemUTC();
    private final ChatModelConfig config;
    private ChatBehaviour behaviour = ChatBehaviour.GOOD;
    private int requests;

    private ChatModelStandIn(ChatModelConfig config) {
        this.config = config;
    }

    /**
     * Opens the port.
     *
     * @throws IllegalStateException if the port is in use; the message names it
     */
    public static ChatModelStandIn start(ChatModelConfig config) {
        var standIn = new ChatModelStandIn(config);
        standIn.server.listen(config.port(), standIn::request);
        return standIn;
    }

    /** The port that is open. */
    public int port() {
        return server.port();
    }

    /** The base, for {@code OPENAI_BASE_URL}: it ends in {@code /v1}. */
    public String url() {
        return server.url() + "/v1";
    }

    /** How it does from now on. */
    public void behave(ChatBehaviour next) {
        var _ = server.ask(() -> behaviour = next);
    }

    /** Completions asked for so far. */
    public int requests() {
        return server.ask(() -> requests);
    }

    @Override
    public void close() {
        server.close();
    }

    private void request(HttpServerRequest request) {
        String route = request.method().name() + " " + request.path();
        if (route.equals("PUT /control/behaviour")) {
            request.body().onSuccess(body -> control(request.response(), body));
        } else if (!("Bearer " + config.apiKey()).equals(request.getHeader("Authorization"))) {
            refuse(request.response(), 401, "Incorrect API key provided.", "invalid_api_key");
        } else if (route.equals("POST /v1/chat/completions")) {
            requests++;
            request.body().onSuccess(body -> complete(request.response(), body));
        } else if (route.equals("GET /v1/models")) {
            LoopbackServer.reply(
                    request.response(),
                    200,
                    new JsonObject().put("object", "list").put("data", new JsonArray().add(model())));
        } else if (route.equals("GET /v1/models/" + ChatAnswer.MODEL)) {
            LoopbackServer.reply(request.response(), 200, model());
        } else {
            refuse(request.response(), 404, "Not found.", null);
        }
    }

    private void control(HttpServerResponse response, Buffer body) {
        try {
            behaviour = ChatBehaviour.read(body.toJsonObject());
            LoopbackServer.reply(response, 200, JsonObject.mapFrom(behaviour));
        } catch (DecodeException | ClassCastException e) {
            refuse(response, 400, "Not a behaviour.", null);
        }
    }

    private static JsonObject model() {
        return new JsonObject()
                .put("id", ChatAnswer.MODEL)
                .put("object", "model")
                .put("created", CREATED)
                .put("owned_by", "system");
    }

    private void complete(HttpServerResponse response, Buffer body) {
        if (behaviour.failures() > 0) {
            int status = behaviour.failStatus();
            behaviour = behaviour.afterFailure();
            if (status != 0) {
                refuse(response, status, "The server had an error.", null);
            }
            return;
        }
        try {
            JsonObject asked = body.toJsonObject();
            ChatAnswer answer = ChatAnswer.to(asked, clock.instant());
            if (behaviour.latencyMs() > 0) {
                server.vertx().setTimer(behaviour.latencyMs(), _ -> answer(response, asked, answer));
            } else {
                answer(response, asked, answer);
            }
        } catch (DecodeException | ClassCastException e) {
            refuse(response, 400, "We could not parse the JSON body of your request.", null);
        }
    }

    private static void answer(HttpServerResponse response, JsonObject asked, ChatAnswer answer) {
        if (response.closed()) {
            return;
        }
        if (!asked.getBoolean("stream", false)) {
            LoopbackServer.reply(response, 200, answer.whole());
            return;
        }
        response.setChunked(true).putHeader("Content-Type", "text/event-stream");
        boolean withUsage =
                asked.getJsonObject("stream_options", new JsonObject()).getBoolean("include_usage", false);
        answer.lines(withUsage).forEach(line -> response.write("data: " + line + "\n\n"));
        response.end();
    }

    private static void refuse(HttpServerResponse response, int status, String message, @Nullable String code) {
        String type = status >= 500 ? "server_error" : "invalid_request_error";
        LoopbackServer.reply(
                response,
                status,
                new JsonObject()
                        .put(
                                "error",
                                new JsonObject()
                                        .put("message", message)
                                        .put("type", type)
                                        .putNull("param")
                                        .put("code", code)));
    }
}
