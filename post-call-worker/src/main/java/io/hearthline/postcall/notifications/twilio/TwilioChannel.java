package io.hearthline.postcall.notifications.twilio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.hearthline.contracts.json.Json;
import io.hearthline.postcall.notifications.Channel;
import io.hearthline.postcall.notifications.Message;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /2010-04-01/Accounts/{sid}/Messages.json}, one attempt. 429 and 5xx are passing, other refusals final. A
 * plain client, as the vendor's own repeats a POST by itself on any 5xx.
 */
@Singleton
public final class TwilioChannel implements Channel {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final TwilioConfig config;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    TwilioChannel(TwilioConfig config) {
        this.config = config;
    }

    @Override
    public Kind kind() {
        return Kind.SMS;
    }

    @Override
    public boolean configured() {
        return config.accountSid().isPresent() && config.authToken().isPresent() && from().isPresent();
    }

    private Optional<String> from() {
        return config.messagingFrom().or(config::number);
    }

    @Override
    public @Nullable String send(Message message) throws IOException, RefusedException {
        if (!configured()) {
            throw new RefusedException("not-configured");
        }
        HttpResponse<String> response = post(message);
        int status = response.statusCode();
        if (status == 429 || status >= 500) {
            throw new IOException("carrier busy status=" + status);
        }
        JsonNode body = json(response.body());
        if (status >= 300) {
            throw new RefusedException(
                    "status-" + status + "-code-" + body.path("code").asInt());
        }
        return body.path("sid").asText(null);
    }

    private HttpResponse<String> post(Message message) throws IOException {
        String account = config.accountSid().orElseThrow();
        String base = config.apiBaseUrl().toString().replaceAll("/+$", "");
        String credentials = account + ":" + config.authToken().orElseThrow();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(base + "/2010-04-01/Accounts/" + account + "/Messages.json"))
                .timeout(ANSWER)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString(form(message)))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private String form(Message message) {
        String from = from().orElseThrow();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("To", message.address());
        fields.put(from.startsWith("MG") ? "MessagingServiceSid" : "From", from);
        fields.put("Body", message.text());
        return fields.entrySet().stream()
                .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    @SuppressWarnings("UnusedException") // the cause may repeat the vendor's words
    private static JsonNode json(String body) {
        try {
            return Json.MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            return Json.MAPPER.createObjectNode();
        }
    }
}
