package io.hearthline.benchmarks.media;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hearthline.benchmarks.load.Load;
import io.hearthline.contracts.json.Json;
import io.hearthline.standins.edge.LoopbackServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.regex.Matcher;

/// What a bridge asks by HTTP: the carrier's REST API, the voice vendor's signed addresses, the portal's keys.
final class Surroundings implements AutoCloseable {
    private final Load load;
    private final Carrier carrier;
    private final LoopbackServer server = new LoopbackServer("the bench's vendors");
    private final Tokens tokens;

    Surroundings(Load load) {
        this.load = load;
        this.carrier = new Carrier(load);
        server.listen(0, this::taken);
        this.tokens = new Tokens(server.url());
    }

    /// Base of all of them.
    String url() {
        return server.url();
    }

    Carrier carrier() {
        return carrier;
    }

    Tokens tokens() {
        return tokens;
    }

    private void taken(HttpServerRequest request) {
        Matcher calls = Carrier.PATH.matcher(request.path());
        if (calls.matches()) {
            boolean create = request.method().name().equals("POST") && calls.group(1) == null;
            request.body()
                    .onSuccess(body -> reply(
                            request,
                            create ? 201 : 200,
                            carrier.answer(request.method().name(), calls, body.toString())));
            return;
        }
        switch (request.path()) {
            case "/v1/convai/conversation/get-signed-url" -> reply(request, 200, signedUrl());
            case "/.well-known/jwks.json" -> reply(request, 200, tokens.jwks());
            default -> reply(request, 404, "{}");
        }
    }

    private String signedUrl() {
        ObjectNode json = Json.MAPPER.createObjectNode();
        return json.put("signed_url", load.vendor().toString()).toString();
    }

    private static void reply(HttpServerRequest request, int status, String json) {
        var _ = request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(json);
    }

    @Override
    public void close() {
        carrier.close();
        server.close();
    }
}
