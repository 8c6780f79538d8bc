package io.hearthline.telephony.voice.elevenlabs;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearthline.contracts.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Asks for the address of one conversation's socket. Blocks. */
@ApplicationScoped
class SignedUrlClient {
    private static final String PATH = "/v1/convai/conversation/get-signed-url?agent_id=";

    private final ElevenLabsConfig config;
    private final HttpClient client;

    SignedUrlClient(ElevenLabsConfig config) {
        this.config = config;
        this.client =
                HttpClient.newBuilder().connectTimeout(config.connectTimeout()).build();
    }

    /** @throws IOException if there is none; the message names the status only */
    String signedUrl() throws IOException, InterruptedException {
        String base = config.baseUrl().toString().replaceFirst("/$", "");
        HttpRequest request = HttpRequest.newBuilder(URI.create(
                        base + PATH + URLEncoder.encode(config.agentId().orElse(""), StandardCharsets.UTF_8)))
                .header("xi-api-key", config.apiKey().orElse(""))
                .timeout(config.connectTimeout())
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("status=" + response.statusCode());
        }
        JsonNode url = Json.MAPPER.readTree(response.body()).path("signed_url");
        if (!url.isTextual()) {
            throw new IOException("no address in the answer");
        }
        return url.asText();
    }
}
