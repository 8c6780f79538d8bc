package io.hearthline.standins.twilio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.hearthline.standins.callee.CalleeScript;
import io.hearthline.standins.edge.Form;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * The carrier. It serves the REST API at {@code http://localhost:<port>/2010-04-01/…} and, on the same port, a control
 * API under {@code /control/} that does what this class's methods do. The methods may be called from any thread.
 */
public final class TwilioStandIn implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance))
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    private static final int WAIT_SECONDS = 10;

    private final Vertx vertx;
    private final Exchange exchange;
    private final Switchboard switchboard;
    private final RestApi rest;
    private final HttpServer server;

    private TwilioStandIn(TwilioConfig config) {
        // One event loop: every call, callback and request is handled on the same thread.
        this.vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        this.exchange = new Exchange(vertx, config);
        this.switchboard = new Switchboard(exchange);
        this.rest = new RestApi(exchange, switchboard);
        this.server = vertx.createHttpServer().requestHandler(this::handle);
        await(server.listen(config.port(), "localhost").toCompletionStage().toCompletableFuture());
    }

    /** Starts the carrier on localhost. */
    public static TwilioStandIn start(TwilioConfig config) {
        return new TwilioStandIn(config);
    }

    /** The port of the REST and control APIs. */
    public int port() {
        return server.actualPort();
    }

    /** Drops every call and stops. */
    public void stop() {
        await(vertx.close().toCompletionStage().toCompletableFuture());
    }

    @Override
    public void close() {
        stop();
    }

    /**
     * Gives a number to a person.
     *
     * @param callee name of a resource under {@code callers/}
     */
    public void assign(String number, String callee) {
        assign(number, CalleeScript.named(callee));
    }

    /** Gives a number to a person; counts from the next call. */
    public void assign(String number, CalleeScript callee) {
        onLoop(() -> {
            switchboard.assign(number, callee);
            return true;
        });
    }

    /**
     * Lets somebody call one of the account's numbers.
     *
     * @param from what the phone shows; not a number where it is withheld
     * @param service base of the service whose {@code /incoming-call} and {@code /status-callback} the number is set to
     * @return the call's id
     */
    public String callIn(String from, String service, CalleeScript caller) {
        return onLoop(() -> {
            Form create = new Form()
                    .add("From", from)
                    .add("To", exchange.config.numbers().getFirst())
                    .add("Direction", "inbound")
                    .add("Url", service + "/incoming-call")
                    .add("StatusCallback", service + "/status-callback");
            return switchboard.ring(create, caller).sid();
        });
    }

    /** Lets the phones run so many times faster than life. */
    public void pace(double factor) {
        onLoop(() -> {
            exchange.pace(factor);
            return true;
        });
    }

    /** Lets things go wrong from now on. */
    public void faults(Faults faults) {
        onLoop(() -> {
            exchange.faults(faults);
            return true;
        });
    }

    /** How many calls a second of the line leave the account's queue; one, unless said otherwise. */
    public void callsPerSecond(double calls) {
        onLoop(() -> {
            exchange.callsPerSecond(calls);
            return true;
        });
    }

    /** Ids of the recordings that were not deleted. */
    public List<String> recordings() {
        return onLoop(exchange.recordings::sids);
    }

    /**
     * Somebody sends a text message to one of our numbers; returns before it has arrived.
     *
     * @param url of the webhook that is configured for the number
     * @param times how often the webhook is sent
     * @return the message's id
     */
    public String receive(String from, String to, String body, URI url, int times) {
        TextMessage message = new TextMessage(Exchange.sid("SM"), to, from, body, Instant.now());
        return onLoop(() -> {
            for (int i = 0; i < times; i++) {
                var _ = switchboard.receive(message, url.toString()).otherwiseEmpty();
            }
            return message.sid();
        });
    }

    /** All calls since the start or the last {@link #clear}, oldest first. */
    public List<PlacedCall> calls() {
        return onLoop(() -> switchboard.calls().stream().map(LiveCall::placed).toList());
    }

    /** All messages, oldest first. */
    public List<TextMessage> messages() {
        return onLoop(switchboard::messages);
    }

    /** Forgets calls that ended, and messages. */
    public void clear() {
        onLoop(() -> {
            switchboard.clear();
            return true;
        });
    }

    private void handle(HttpServerRequest request) {
        Instant receivedAt = Instant.now();
        request.body().onSuccess(body -> {
            RestApi.Answer answer;
            try {
                answer = route(request, body.toString(), receivedAt);
            } catch (IllegalArgumentException | java.time.DateTimeException | JsonProcessingException _) {
                answer = new RestApi.Answer(400, RestJson.error(400, 20001, "Bad request"));
            }
            request.response().setStatusCode(answer.status());
            if (answer.status() == 204) {
                request.response().end();
            } else if (answer.audio() != null) {
                request.response().putHeader("Content-Type", "audio/x-wav").end(answer.audio());
            } else {
                request.response()
                        .putHeader("Content-Type", "application/json")
                        .end(answer.body().toString());
            }
        });
    }

    private RestApi.Answer route(HttpServerRequest request, String body, Instant receivedAt)
            throws JsonProcessingException {
        String method = request.method().name();
        String path = request.path();
        if (path.startsWith("/control/")) {
            return control(method + " " + path.substring("/control/".length()), body);
        }
        Form form = Form.parse(method.equals("GET") ? (request.query() == null ? "" : request.query()) : body);
        return rest.answer(method, path, form, request.getHeader("Authorization"), receivedAt);
    }

    private RestApi.Answer control(String what, String body) throws JsonProcessingException {
        RestApi.Answer done = new RestApi.Answer(204, JSON.createObjectNode());
        if (what.startsWith("PUT callees/")) {
            JsonNode json = JSON.readTree(body);
            String number = java.net.URLDecoder.decode(
                    what.substring("PUT callees/".length()).replace("+", "%2B"),
                    java.nio.charset.StandardCharsets.UTF_8);
            switchboard.assign(number, CalleeScript.named(json.path("callee").asText()));
            return done;
        }
        switch (what) {
            case "PUT pace" -> exchange.pace(JSON.readTree(body).path("factor").asDouble());
            case "PUT faults" -> exchange.faults(JSON.readValue(body, Faults.class));
            case "DELETE calls" -> switchboard.clear();
            case "GET calls" -> {
                List<PlacedCall> calls =
                        switchboard.calls().stream().map(LiveCall::placed).toList();
                return new RestApi.Answer(200, JSON.valueToTree(calls));
            }
            case "PUT calls-per-second" ->
                exchange.callsPerSecond(JSON.readTree(body).path("calls").asDouble());
            case "GET recordings" -> {
                return new RestApi.Answer(200, JSON.valueToTree(exchange.recordings.sids()));
            }
            case "GET messages" -> {
                return new RestApi.Answer(200, JSON.valueToTree(switchboard.messages()));
            }
            default -> {
                return new RestApi.Answer(404, RestJson.error(404, 20404, "No such control"));
            }
        }
        return done;
    }

    private <T> T onLoop(Supplier<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        vertx.runOnContext(_ -> {
            try {
                result.complete(work.get());
            } catch (IllegalArgumentException e) {
                result.completeExceptionally(e);
            }
        });
        return await(result);
    }

    private static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the carrier does not answer", e);
        }
    }
}
