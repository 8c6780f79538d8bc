package io.hearthline.portal.tokens;

import io.hearthline.contracts.access.Caller;
import io.hearthline.contracts.json.Json;
import io.hearthline.portal.platform.PortalConfig;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /token}, OAuth 2.0 client credentials (RFC 6749, 4.4) for the machines of this deployment. A route below
 * the REST layer, because the form protection of pages does not apply to it: it reads no cookie.
 */
@ApplicationScoped
class TokenRoute {
    private static final Logger LOG = Logger.getLogger(TokenRoute.class);
    private static final int MAX_BODY_BYTES = 8192;
    private static final String FORM = "application/x-www-form-urlencoded";

    private record Credentials(String id, String secret) {}

    private final TokenMint mint;
    private final PortalConfig config;

    TokenRoute(TokenMint mint, PortalConfig config) {
        this.mint = mint;
        this.config = config;
    }

    void route(@Observes Router router) {
        router.post("/token")
                .order(Integer.MIN_VALUE / 2)
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
                .blockingHandler(this::token, false);
    }

    private void token(RoutingContext request) {
        String type = request.request().getHeader("Content-Type");
        if (type == null || !type.startsWith(FORM)) {
            refuse(request, 400, "invalid_request", "Send the parameters as " + FORM + ".");
            return;
        }
        if (config.serviceClientId().isEmpty()) {
            refuse(request, 503, "temporarily_unavailable", "Set SERVICE_CLIENT_ID and SERVICE_CLIENT_SECRET.");
            return;
        }
        String grant = request.request().getFormAttribute("grant_type");
        if (grant == null) {
            refuse(request, 400, "invalid_request", "grant_type is missing.");
            return;
        }
        if (!grant.equals("client_credentials")) {
            refuse(request, 400, "unsupported_grant_type", "Only client_credentials is supported.");
            return;
        }
        Optional<String> client = credentials(request).filter(this::known).map(Credentials::id);
        if (client.isEmpty()) {
            LOG.warnf("token refused errorType=%s", "invalid_client");
            request.response().putHeader("WWW-Authenticate", "Basic realm=\"hearthline\"");
            refuse(request, 401, "invalid_client", "The client is unknown or its secret is wrong.");
            return;
        }
        String token = mint.mint(client.get(), Set.of(Caller.SERVICE));
        answer(
                request,
                200,
                Map.of("access_token", token, "token_type", "Bearer", "expires_in", TokenMint.LIFETIME.toSeconds()));
    }

    private static Optional<Credentials> credentials(RoutingContext request) {
        String authorization = request.request().getHeader("Authorization");
        if (authorization != null) {
            return basic(authorization);
        }
        String id = request.request().getFormAttribute("client_id");
        String secret = request.request().getFormAttribute("client_secret");
        return id == null || secret == null ? Optional.empty() : Optional.of(new Credentials(id, secret));
    }

    private static Optional<Credentials> basic(String authorization) {
        if (!authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            return Optional.empty();
        }
        byte[] decoded;
        try {
            decoded = Base64.getDecoder().decode(authorization.substring(6).strip());
        } catch (IllegalArgumentException e) {
            LOG.debugf("credentials unreadable errorType=%s", e.getClass().getSimpleName());
            return Optional.empty();
        }
        String pair = new String(decoded, StandardCharsets.UTF_8);
        int colon = pair.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : Optional.of(new Credentials(pair.substring(0, colon), pair.substring(colon + 1)));
    }

    private boolean known(Credentials given) {
        boolean id = same(config.serviceClientId().orElse(null), given.id());
        boolean secret = same(config.serviceClientSecret().orElse(null), given.secret());
        return id && secret;
    }

    /** In a time that does not tell how much of it was right. */
    private static boolean same(@Nullable String expected, String given) {
        return expected != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static void refuse(RoutingContext request, int status, String error, String description) {
        answer(request, status, Map.of("error", error, "error_description", description));
    }

    private static void answer(RoutingContext request, int status, Map<String, Object> body) {
        HttpServerResponse response = request.response();
        response.setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .putHeader("Pragma", "no-cache")
                .end(Json.write(body));
    }
}
