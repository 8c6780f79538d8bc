package io.hearthline.standins.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RealtimeStandInTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String KEY = "sk-test";

    private final RealtimeStandIn standIn = RealtimeStandIn.start(RealtimeConfig.of(0, KEY, RealtimeClient.PACE));
    private final RealtimeClient client = new RealtimeClient(standIn, KEY);

    @AfterEach
    void end() {
        client.close();
        standIn.close();
    }

    private void updated(JsonObject session) {
        client.update(session);
        await().atMost(SOON).until(() -> !client.received("session.updated").isEmpty());
    }

    private String error(JsonObject event) {
        int before = client.errors().size();
        client.send(event);
        await().atMost(SOON).until(() -> client.errors().size() > before);
        return client.errors().getLast();
    }

    private static JsonObject update(JsonObject session) {
        return new JsonObject().put("type", "session.update").put("session", session);
    }

    @Test
    void aSpokenTurnRunsThroughTheVendorsEventsAndTheTranscriptComesLate() {
        updated(RealtimeClient.phone(true));
        client.dial();
        client.say("I was in my garden.");

        await().atMost(SOON).until(() -> !client.received("response.done").isEmpty());
        await().atMost(SOON)
                .until(() -> !client.received("conversation.item.input_audio_transcription.completed")
                        .isEmpty());

        assertThat(client.types().getFirst()).isEqualTo("session.created");
        assertThat(client.types())
                .containsSubsequence(
                        "input_audio_buffer.speech_started",
                        "input_audio_buffer.speech_stopped",
                        "input_audio_buffer.committed",
                        "conversation.item.added",
                        "response.created",
                        "response.output_item.added",
                        "response.content_part.added",
                        "response.output_audio.delta",
                        "response.output_audio.done",
                        "response.output_audio_transcript.done",
                        "response.output_item.done",
                        "response.done",
                        "rate_limits.updated");
        assertThat(client.types().indexOf("conversation.item.input_audio_transcription.completed"))
                .isGreaterThan(client.types().indexOf("response.created"));
        assertThat(client.heard())
                .isEqualTo("You mentioned your garden. What would you like to tell me about your garden?");
        assertThat(standIn.sessions().getFirst().faults()).isEmpty();
    }

    @Test
    void withoutAResponseOnlyTheTranscriptComes() {
        updated(RealtimeClient.phone(false));
        client.dial();
        client.say("I slept seven hours.");

        await().atMost(SOON)
                .until(() -> !client.received("conversation.item.input_audio_transcription.completed")
                        .isEmpty());

        assertThat(client.received("conversation.item.input_audio_transcription.completed")
                        .getFirst()
                        .getString("transcript"))
                .isEqualTo("I slept seven hours.");
        assertThat(client.types()).doesNotContain("response.created");
    }

    @Test
    void theBetaShapeIsRefusedAndTheSessionStays() {
        assertThat(error(update(new JsonObject().put("instructions", "Be kind."))))
                .isEqualTo("missing_required_parameter");
        assertThat(error(update(new JsonObject().put("type", "realtime").put("temperature", 0.8))))
                .isEqualTo("unknown_parameter");
        assertThat(error(update(new JsonObject()
                        .put("type", "realtime")
                        .put("output_modalities", new JsonArray().add("audio").add("text")))))
                .isEqualTo("invalid_value");
        assertThat(error(new JsonObject().put("type", "response.cancel"))).isEqualTo("response_cancel_not_active");
        assertThat(error(new JsonObject().put("type", "input_audio_buffer.commit")))
                .isEqualTo("input_audio_buffer_commit_empty");
        updated(RealtimeClient.phone(true));
        assertThat(client.closeCode()).isNull();
    }

    @Test
    void oneResponseAtATimeAndNoTruncationBeyondItsAudio() {
        updated(RealtimeClient.phone(true));
        client.send(new JsonObject().put("type", "response.create"));

        assertThat(error(new JsonObject().put("type", "response.create")))
                .isEqualTo("conversation_already_has_active_response");
        await().atMost(SOON).until(() -> !client.received("response.done").isEmpty());
        String itemId = client.received("response.output_item.added")
                .getFirst()
                .getJsonObject("item")
                .getString("id");
        assertThat(error(truncate(itemId, 600_000))).isEqualTo("invalid_value");
        client.send(truncate(itemId, 640));
        await().atMost(SOON)
                .until(() -> !client.received("conversation.item.truncated").isEmpty());
        assertThat(standIn.sessions().getFirst().items().getFirst().truncatedAtMs())
                .isEqualTo(640);
    }

    private static JsonObject truncate(String itemId, int ms) {
        return new JsonObject()
                .put("type", "conversation.item.truncate")
                .put("item_id", itemId)
                .put("content_index", 0)
                .put("audio_end_ms", ms);
    }

    @Test
    void whoTalksOverItEndsTheResponse() {
        standIn.pace(1);
        updated(RealtimeClient.phone(true));
        client.dial();
        client.send(new JsonObject().put("type", "response.create"));
        await().atMost(SOON)
                .until(() -> !client.received("response.output_audio.delta").isEmpty());
        client.say("Wait a moment.");

        await().atMost(SOON).until(() -> !client.received("response.done").isEmpty());

        assertThat(client.received("response.done")
                        .getFirst()
                        .getJsonObject("response")
                        .getString("status"))
                .isEqualTo("cancelled");
    }

    @Test
    void goodbyeCallsTheToolAndItsAnswerIsTakenUp() {
        updated(RealtimeClient.phone(true)
                .put(
                        "tools",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("type", "function")
                                        .put("name", "end_call")
                                        .put("parameters", new JsonObject()))));
        client.dial();
        client.say("Thank you and goodbye.");

        await().atMost(SOON)
                .until(() -> !client.received("response.function_call_arguments.done")
                        .isEmpty());

        assertThat(client.received("response.function_call_arguments.done")
                        .getFirst()
                        .getString("name"))
                .isEqualTo("end_call");
    }

    @Test
    void aSessionThatReachesItsLengthIsToldSoAndClosed() {
        standIn.behave(RealtimeBehaviour.GOOD.withSession(Duration.ofMillis(300)));
        try (var brief = new RealtimeClient(standIn, KEY)) {
            await().atMost(SOON).until(() -> brief.closeCode() != null);

            assertThat(brief.errors()).containsExactly("session_expired");
        }
    }

    @Test
    void aWrongKeyIsNotLetIn() {
        try (var stranger = new RealtimeClient(standIn, "sk-wrong")) {
            await().atMost(SOON).until(() -> stranger.closeCode() != null);

            assertThat(stranger.errors()).containsExactly("invalid_api_key");
            assertThat(stranger.types()).doesNotContain("session.created");
        }
    }

    @Test
    void speechIsPcmWithoutAHeader() throws Exception {
        HttpResponse<byte[]> spoken = speech(new JsonObject()
                .put("model", "gpt-4o-mini-tts")
                .put("voice", "marin")
                .put("input", "Good morning.")
                .put("response_format", "pcm"));
        HttpResponse<byte[]> refused = speech(new JsonObject()
                .put("model", "gpt-4o-mini-tts")
                .put("voice", "marin")
                .put("input", "Good morning.")
                .put("response_format", "pcm")
                .put("format", "pcm"));

        assertThat(spoken.statusCode()).isEqualTo(200);
        assertThat(spoken.body().length % 960).isZero();
        assertThat(refused.statusCode()).isEqualTo(400);
    }

    private HttpResponse<byte[]> speech(JsonObject body) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create(standIn.url() + "/audio/speech"))
                            .header("Authorization", "Bearer " + KEY)
                            .POST(BodyPublishers.ofString(body.encode()))
                            .build(),
                    BodyHandlers.ofByteArray());
        }
    }
}
