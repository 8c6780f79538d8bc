package io.hearthline.standins.elevenlabs;

import io.hearthline.standins.edge.LoopbackServer;
import io.hearthline.standins.edge.Query;
import io.hearthline.standins.elevenlabs.wire.CustomLlm;
import io.hearthline.standins.elevenlabs.wire.PostCallWebhook;
import io.hearthline.standins.elevenlabs.wire.SignedUrls;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The voice vendor on a loopback port: {@code GET /v1/convai/conversation/get-signed-url}, the conversation socket,
 * {@code GET /v1/convai/conversations/{id}}, and under {@code /control} what tests and the sandbox want to know and change.
 */
public final class ElevenLabsStandIn implements AutoCloseable {
    private static final String SOCKET_PATH = "/v1/convai/conversation";
    private static final String SIGNED_URL_PATH = SOCKET_PATH + "/get-signed-url";
    private static final String CONVERSATIONS_PATH = "/v1/convai/conversations/";
    private static final int AUTH_FAILED = 1008;

    private final ElevenLabsConfig config;
    private final LoopbackServer server = new LoopbackServer("the ElevenLabs stand-in");
    private final SignedUrls signedUrls = new SignedUrls(Clock.systemUTC());
    private final Map<String, Conversation> conversations = new LinkedHashMap<>();
    private final CustomLlm llm;
    private final @Nullable PostCallWebhook webhook;
    private Misbehaviour misbehaviour = Misbehaviour.NONE;
    private double pace;

    private ElevenLabsStandIn(ElevenLabsConfig config) {
        this.config = config;
        this.pace = config.timing().pace();
        this.llm =
                new CustomLlm(server.vertx(), config.llm().url(), config.llm().secret());
        ElevenLabsConfig.Webhook to = config.webhook();
        this.webhook =
                to == null ? null : new PostCallWebhook(server.vertx(), to.url(), to.secret(), Clock.systemUTC());
    }

    /**
     * Opens the port.
     *
     * @throws IllegalStateException if the port is in use; the message names it
     */
    public static ElevenLabsStandIn start(ElevenLabsConfig config) {
        var standIn = new ElevenLabsStandIn(config);
        standIn.server.sockets(standIn::upgraded);
        standIn.server.listen(config.port(), standIn::request);
        return standIn;
    }

    /** The port that is open. */
    public int port() {
        return server.port();
    }

    /** The REST base, for {@code ELEVENLABS_BASE_URL}. */
    public String url() {
        return server.url();
    }

    /** What goes wrong from now on, in all conversations together. */
    public void misbehaveWith(Misbehaviour next) {
        var _ = server.ask(() -> misbehaviour = next);
    }

    /** How many times faster than life the phone plays from now on; it must be told what the carrier is told. */
    public void pace(double factor) {
        var _ = server.ask(() -> paced(factor));
    }

    private double paced(double factor) {
        if (!(factor > 0 && factor <= 100)) {
            throw new IllegalArgumentException("the pace factor is between 0 and 100");
        }
        pace = factor;
        return pace;
    }

    /** Closes every open conversation with this code, as a vendor does that has a bad day. */
    public void closeAll(int code) {
        var _ = server.ask(() -> closeOpen(code));
    }

    /** All conversations so far, oldest first. */
    public List<ConversationReport> conversations() {
        return server.ask(
                () -> conversations.values().stream().map(Conversation::report).toList());
    }

    /** The end of what a conversation was sent, in the format of the agent; two seconds of mu-law. */
    public byte[] heard(String conversationId) {
        return server.ask(() -> {
            Conversation conversation = conversations.get(conversationId);
            return conversation == null ? new byte[0] : conversation.heard();
        });
    }

    @Override
    public void close() {
        server.close();
    }

    private int closeOpen(int code) {
        List<Conversation> open =
                conversations.values().stream().filter(Conversation::open).toList();
        open.forEach(conversation -> conversation.end(code, null, "closed by the control API"));
        return open.size();
    }

    private void upgraded(ServerWebSocket socket) {
        if (!socket.path().equals(SOCKET_PATH)) {
            socket.close((short) AUTH_FAILED, "Nothing is here.");
            return;
        }
        Map<String, String> query = Query.of(socket.query());
        boolean known = config.agent().id().equals(query.get("agent_id"));
        boolean signed = signedUrls.accepts(query.get("conversation_signature"))
                || config.apiKey().equals(socket.headers().get("xi-api-key"));
        if (!known || !signed) {
            socket.close((short) AUTH_FAILED, "Could not authorize the conversation.");
            return;
        }
        var conversation = new Conversation(new Around(), socket);
        conversations.put(conversation.id(), conversation);
    }

    private void request(HttpServerRequest request) {
        if (request.path().startsWith("/control/")) {
            control(request);
        } else if (!config.apiKey().equals(request.getHeader("xi-api-key"))) {
            refuse(request, 401, "invalid_api_key", "Invalid API key");
        } else if (request.path().equals(SIGNED_URL_PATH) && request.method().equals(HttpMethod.GET)) {
            signedUrl(request);
        } else if (request.path().startsWith(CONVERSATIONS_PATH)
                && request.method().equals(HttpMethod.GET)) {
            conversation(request, request.path().substring(CONVERSATIONS_PATH.length()));
        } else {
            refuse(request, 404, "not_found", "Not found");
        }
    }

    private void signedUrl(HttpServerRequest request) {
        String agentId = request.getParam("agent_id");
        if (agentId == null) {
            var missing = new JsonObject()
                    .put("loc", new JsonArray().add("query").add("agent_id"))
                    .put("msg", "Field required")
                    .put("type", "missing");
            LoopbackServer.reply(request.response(), 422, new JsonObject().put("detail", new JsonArray().add(missing)));
        } else if (!agentId.equals(config.agent().id())) {
            refuse(request, 404, "agent_not_found", "The agent was not found.");
        } else {
            String url = "ws://" + request.authority() + SOCKET_PATH + "?agent_id=" + agentId
                    + "&conversation_signature=" + signedUrls.issue();
            LoopbackServer.reply(request.response(), 200, new JsonObject().put("signed_url", url));
        }
    }

    private void conversation(HttpServerRequest request, String id) {
        Conversation conversation = conversations.get(id);
        if (conversation == null) {
            refuse(request, 404, "conversation_not_found", "The conversation was not found.");
        } else {
            LoopbackServer.reply(request.response(), 200, TranscriptView.of(conversation, config.agent()));
        }
    }

    private void control(HttpServerRequest request) {
        switch (request.method().name() + " " + request.path()) {
            case "GET /control/conversations" -> {
                var all = new JsonArray();
                conversations
                        .values()
                        .forEach(one -> all.add(JsonObject.mapFrom(one.report()).put("pongs", one.pongs())));
                LoopbackServer.reply(request.response(), 200, new JsonObject().put("conversations", all));
            }
            case "PUT /control/misbehaviour" ->
                body(request, json -> {
                    misbehaviour = Misbehaviour.read(json);
                    return JsonObject.mapFrom(misbehaviour);
                });
            case "PUT /control/pace" ->
                body(request, json -> new JsonObject().put("factor", paced(json.getDouble("factor", 1.0))));
            case "POST /control/close" ->
                body(request, json -> new JsonObject().put("closed", closeOpen(json.getInteger("code", AUTH_FAILED))));
            default -> refuse(request, 404, "not_found", "Not found");
        }
    }

    private static void body(HttpServerRequest request, UnaryOperator<JsonObject> answer) {
        request.body().onSuccess(body -> {
            try {
                LoopbackServer.reply(request.response(), 200, answer.apply(body.toJsonObject()));
            } catch (DecodeException | ClassCastException | IllegalArgumentException e) {
                // The caller is a developer; the format is in the README.
                refuse(request, 400, "invalid_body", "Not what was expected");
            }
        });
    }

    private static void refuse(HttpServerRequest request, int status, String kind, String message) {
        LoopbackServer.reply(
                request.response(),
                status,
                new JsonObject()
                        .put("detail", new JsonObject().put("status", kind).put("message", message)));
    }

    /** What a conversation sees of the stand-in. */
    private final class Around implements Conversation.Surroundings {
        @Override
        public ElevenLabsConfig config() {
            return config;
        }

        @Override
        public Vertx vertx() {
            return server.vertx();
        }

        @Override
        public CustomLlm llm() {
            return llm;
        }

        @Override
        public double pace() {
            return pace;
        }

        @Override
        public Misbehaviour misbehaviour() {
            return misbehaviour;
        }

        @Override
        public void misbehave(Misbehaviour next) {
            misbehaviour = next;
        }

        @Override
        public void ended(Conversation conversation) {
            if (webhook != null && conversation.initiation() != null) {
                webhook.send(TranscriptView.of(conversation, config.agent()));
            }
        }
    }
}
