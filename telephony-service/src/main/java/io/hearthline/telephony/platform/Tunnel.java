package io.hearthline.telephony.platform;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearthline.contracts.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * The public address of a developer's machine, asked of the tunnel's agent on it. For development: an agent elsewhere is
 * not asked.
 */
final class Tunnel {
    private static final String USUAL_API = "http://localhost:4040";
    private static final Duration WAIT = Duration.ofSeconds(5);

    private Tunnel() {}

    /** True if the address is to be asked for. */
    static boolean wanted(Function<String, Optional<String>> environment) {
        return environment.apply("USE_DYNAMIC_NGROK").or(() -> environment.apply("ENABLE_NGROK")).stream()
                .anyMatch("true"::equalsIgnoreCase);
    }

    /**
     * The https address of the tunnel.
     *
     * @throws IOException if there is none, or the agent is not on this machine
     */
    static String publicUrl(Function<String, Optional<String>> environment) throws IOException {
        URI api = URI.create(environment.apply("NGROK_API_URL").orElse(USUAL_API));
        if (api.getHost() == null || !InetAddress.getByName(api.getHost()).isLoopbackAddress()) {
            throw new IOException("NGROK_API_URL must be on this machine");
        }
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(WAIT).build()) {
            HttpRequest request = HttpRequest.newBuilder(api.resolve("/api/tunnels"))
                    .timeout(WAIT)
                    .build();
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            for (JsonNode tunnel : Json.MAPPER.readTree(response.body()).path("tunnels")) {
                String url = tunnel.path("public_url").asText();
                if (url.startsWith("https://")) {
                    return url;
                }
            }
            throw new IOException("the tunnel has no https address");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
