package io.hearthline.standins.realtime;

import io.hearthline.standins.edge.LoopbackServer;
import io.hearthline.standins.edge.Query;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The vendor on a loopback port: WS {@code /v1/realtime}, {@code POST /v1/audio/speech}, and under {@code /control} what
 * tests and the sandbox want to know and change.
 */
public final class RealtimeStandIn implements AutoCloseable {
    private static final String SOCKET_PATH = "/v1/realtime";
    /** What the vendor closes a socket with that it does not let in. */
    private static final short NOT_LET_IN = 3000;

    private static final short TRY_AGAIN = 1013;

    private final RealtimeConfig config;
    private final LoopbackServer server = new LoopbackServer("the Realtime stand-in");
    private final Speech speech = new Speech(server.vertx());
    private final List<Session> sessions = new ArrayList<>();
    private RealtimeBehaviour behaviour;
    private double pace;
    private int spoken;

    private RealtimeStandIn(RealtimeConfig config) {
        this.config = config;
        this.behaviour = config.behaviour();
        this.pace = config.pace();
    }

    /**
     * Opens the port.
     *
     * @throws IllegalStateException if the port is in use; the message names it
     */
    public static RealtimeStandIn start(RealtimeConfig config) {
        var standIn = new RealtimeStandIn(config);
        standIn.server.sockets(standIn::upgraded);
        standIn.server.listen(config.port(), standIn::request);
        return standIn;
    }

    /** The port that is open. */
    public int port() {
        return server.port();
    }

    /** For {@code OPENAI_BASE_URL}: it ends in {@code /v1}. */
    public String url() {
        return server.url() + "/v1";
    }

    /** For {@code OPENAI_REALTIME_URL}. */
    public String socketUrl() {
        return "ws://127.0.0.1:" + port() + SOCKET_PATH;
    }

    /** How it does from now on. */
    public void behave(RealtimeBehaviour next) {
        var _ = server.ask(() -> behaviour = next);
    }

    /** How many times faster than life the phone plays from now on. */
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

    /** Closes every open session with this code. */
    public void closeAll(int code) {
        var _ = server.ask(() -> closeOpen(code));
    }

    /** All sessions so far, oldest first. */
    public List<SessionReport> sessions() {
        return server.ask(() -> sessions.stream().map(Session::report).toList());
    }

    /** How many texts were spoken. */
    public int spoken() {
        return server.ask(() -> spoken);
    }

    @Override
    public void close() {
        server.close();
    }

    private int closeOpen(int code) {
        List<Session> open = sessions.stream().filter(Session::open).toList();
        open.forEach(session -> session.end(code));
        return open.size();
    }

    private void upgraded(ServerWebSocket socket) {
        String model = Query.of(socket.query()).get("model");
        if (!socket.path().equals(SOCKET_PATH) || model == null) {
            refuse(socket, "missing_model", "You must provide a model parameter.");
        } else if (!("Bearer " + config.apiKey()).equals(socket.headers().get("Authorization"))) {
            refuse(socket, "invalid_api_key", "Incorrect API key provided.");
        } else if (socket.headers().contains("OpenAI-Beta")) {
            refuse(socket, "beta_api_shape_disabled", "The Realtime Beta API is no longer supported.");
        } else if (behaviour.refusals() > 0) {
            behaviour = behaviour.withRefusals(behaviour.refusals() - 1);
            socket.close(TRY_AGAIN, "Try again later.");
        } else {
            sessions.add(new Session(new Around(), socket, model));
        }
    }

    private static void refuse(ServerWebSocket socket, String code, String message) {
        var error = new JsonObject()
                .put("type", "invalid_request_error")
                .put("code", code)
                .put("message", message)
                .putNull("param")
                .putNull("event_id");
        socket.writeTextMessage(new JsonObject()
                .put("type", "error")
                .put("event_id", "event_1")
                .put("error", error)
                .encode());
        socket.close(NOT_LET_IN, "invalid_request_error." + code);
    }

    private void request(HttpServerRequest request) {
        String route = request.method().name() + " " + request.path();
        if (request.path().startsWith("/control/")) {
            control(request, route);
        } else if (!("Bearer " + config.apiKey()).equals(request.getHeader("Authorization"))) {
            Speech.refuse(request.response(), 401, "Incorrect API key provided.", "invalid_api_key");
        } else if (!route.equals("POST /v1/audio/speech")) {
            Speech.refuse(request.response(), 404, "Not found.", null);
        } else if (behaviour.speechFailures() > 0) {
            behaviour = behaviour.withSpeechFailures(behaviour.speechFailures() - 1);
            Speech.refuse(request.response(), 500, "The server had an error.", null);
        } else {
            spoken++;
            request.body().onSuccess(body -> speech.answer(request.response(), body));
        }
    }

    private void control(HttpServerRequest request, String route) {
        switch (route) {
            case "GET /control/sessions" -> {
                var all = new JsonArray();
                sessions.forEach(session -> all.add(JsonObject.mapFrom(session.report())));
                LoopbackServer.reply(request.response(), 200, new JsonObject().put("sessions", all));
            }
            case "PUT /control/behaviour" ->
                body(request, json -> {
                    behaviour = RealtimeBehaviour.read(json);
                    return JsonObject.mapFrom(behaviour);
                });
            case "PUT /control/pace" ->
                body(request, json -> new JsonObject().put("factor", paced(json.getDouble("factor", 1.0))));
            case "POST /control/close" ->
                body(request, json -> new JsonObject().put("closed", closeOpen(json.getInteger("code", 1011))));
            default -> Speech.refuse(request.response(), 404, "Not found.", null);
        }
    }

    private static void body(HttpServerRequest request, UnaryOperator<JsonObject> answer) {
        request.body().onSuccess(body -> {
            try {
                LoopbackServer.reply(request.response(), 200, answer.apply(body.toJsonObject()));
            } catch (DecodeException | ClassCastException | IllegalArgumentException e) {
                // The caller is a developer; the format is in the README.
                Speech.refuse(request.response(), 400, "Not what was expected.", null);
            }
        });
    }

    /** What a session sees of the stand-in. */
    private final class Around implements Session.Surroundings {
        @Override
        public Vertx vertx() {
            return server.vertx();
        }

        @Override
        public double pace() {
            return pace;
        }

        @Override
        public RealtimeBehaviour behaviour() {
            return behaviour;
        }

        @Override
        public void behave(RealtimeBehaviour next) {
            behaviour = next;
        }
    }
}
