package io.hearthline.sandbox.suite;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearthline.contracts.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The services' HTTP, as a service account of the portal. */
public final class Api implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration RENEW_BEFORE = Duration.ofMinutes(1);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final PortPlan ports;
    private final String clientId;
    private final String clientSecret;
    private @Nullable String token;
    private Instant renewAt = Instant.EPOCH;

    Api(PortPlan ports, String clientId, String clientSecret) {
        this.ports = ports;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
    }

    public Reply get(Service service, String path) {
        return send(request(service, path).GET().build());
    }

    /** @param body written as JSON */
    public Reply post(Service service, String path, Object body) {
        return send(request(service, path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Json.write(body)))
                .build());
    }

    /** @param body written as JSON */
    public Reply put(Service service, String path, Object body) {
        return send(request(service, path)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(Json.write(body)))
                .build());
    }

    /** Sends anything, without a token. */
    public Reply send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            String type = response.headers().firstValue("Content-Type").orElse("");
            int parameters = type.indexOf(';');
            return new Reply(
                    response.statusCode(),
                    parameters < 0 ? type : type.substring(0, parameters).strip(),
                    response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(request.uri().getPath() + " cannot be reached", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking a service", e);
        }
    }

    /** A request to a service with a valid token. */
    public HttpRequest.Builder request(Service service, String path) {
        return bare(service, path).header("Authorization", "Bearer " + token());
    }

    /** A request to a service without a token. */
    public HttpRequest.Builder bare(Service service, String path) {
        return HttpRequest.newBuilder(URI.create(ports.url(service.port()) + path))
                .timeout(TIMEOUT);
    }

    /** A form body with a request's content type set. */
    public static HttpRequest.Builder form(HttpRequest.Builder request, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return request.header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A token of the service role, as {@code POST /token} of the portal gives it. */
    public synchronized String token() {
        if (token == null || Instant.now().isAfter(renewAt)) {
            HttpRequest request = form(
                            bare(Service.PORTAL, "/token"),
                            Map.of(
                                    "grant_type", "client_credentials",
                                    "client_id", clientId,
                                    "client_secret", clientSecret))
                    .build();
            JsonNode granted =
                    send(request).orThrow("the portal gives no token").json();
            token = granted.get("access_token").asText();
            renewAt = Instant.now()
                    .plusSeconds(granted.get("expires_in").asLong())
                    .minus(RENEW_BEFORE);
        }
        return token;
    }

    @Override
    public void close() {
        http.close();
    }
}
