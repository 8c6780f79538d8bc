package io.hearthline.standins.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;

/** The voice vendor with a scripted custom LLM behind it. */
final class VoiceUnderTest implements AutoCloseable {
    static final String KEY = "xi-key";
    static final String AGENT = "agent_1";
    static final String OPENING = "Hello, this is a call about your appointment tomorrow.";

    final ScriptedChat chat = new ScriptedChat(_ -> ScriptedChat.saying("Thank you. How did you sleep?"));
    final HttpClient http = HttpClient.newHttpClient();
    private ElevenLabsStandIn standIn = ElevenLabsStandIn.start(config(timing(Duration.ofSeconds(4), Duration.ZERO)));

    static ElevenLabsConfig.Timing timing(Duration contentWithin, Duration turnTimeout) {
        return new ElevenLabsConfig.Timing(
                VoiceClient.PACE,
                Duration.ofMillis(300),
                contentWithin,
                Duration.ofSeconds(60),
                turnTimeout,
                Duration.ofMillis(700));
    }

    ElevenLabsConfig config(ElevenLabsConfig.Timing timing) {
        var agent = new ElevenLabsConfig.Agent(
                AGENT, "Be brief.", "Hi.", Set.of("prompt", "first_message", "language", "voice_id"), "ulaw_8000");
        var llm = new ElevenLabsConfig.Llm(chat.url(), ScriptedChat.SECRET, "call-brain-1");
        return new ElevenLabsConfig(0, KEY, agent, llm, timing, null);
    }

    void restartedWith(ElevenLabsConfig config) {
        standIn.close();
        standIn = ElevenLabsStandIn.start(config);
    }

    HttpResponse<String> get(String path, String key) {
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create(standIn.url() + path))
                            .header("xi-api-key", key)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    VoiceClient connected() {
        String body = get("/v1/convai/conversation/get-signed-url?agent_id=" + AGENT, KEY)
                .body();
        return new VoiceClient(new JsonObject(body).getString("signed_url"));
    }

    VoiceClient started() {
        return connected().initiate(Fixtures.read("ws_out_conversation_initiation_client_data"));
    }

    ConversationReport report() {
        return standIn.conversations().getLast();
    }

    static void awaitHeard(VoiceClient client, String text) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(client.heard()).contains(text));
    }

    /** After the opening has been played, so that an answer does not cut it off. */
    VoiceClient listenedTo() {
        VoiceClient client = started();
        awaitHeard(client, OPENING);
        await().until(client::playedOut);
        return client;
    }

    ElevenLabsStandIn standIn() {
        return standIn;
    }

    @Override
    public void close() {
        standIn.close();
        chat.close();
    }
}
