package io.hearthline.standins.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hearthline.standins.edge.LoopbackServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElevenLabsStandInTest {
    private static final String KEY = "xi-key";
    private static final String AGENT = "agent_1";
    private static final String OPENING = "Hello, this is a call about your appointment tomorrow.";

    private final ScriptedChat chat = new ScriptedChat(_ -> ScriptedChat.saying("Thank you. How did you sleep?"));
    private final HttpClient http = HttpClient.newHttpClient();
    private ElevenLabsStandIn standIn = ElevenLabsStandIn.start(config(timing(Duration.ofSeconds(4), Duration.ZERO)));

    private static ElevenLabsConfig.Timing timing(Duration contentWithin, Duration turnTimeout) {
        return new ElevenLabsConfig.Timing(
                VoiceClient.PACE,
                Duration.ofMillis(300),
                contentWithin,
                Duration.ofSeconds(60),
                turnTimeout,
                Duration.ofMillis(700));
    }

    private ElevenLabsConfig config(ElevenLabsConfig.Timing timing) {
        var agent = new ElevenLabsConfig.Agent(
                AGENT, "Be brief.", "Hi.", Set.of("prompt", "first_message", "language", "voice_id"), "ulaw_8000");
        var llm = new ElevenLabsConfig.Llm(chat.url(), ScriptedChat.SECRET, "call-brain-1");
        return new ElevenLabsConfig(0, KEY, agent, llm, timing, null);
    }

    private void restartedWith(ElevenLabsConfig config) {
        standIn.close();
        standIn = ElevenLabsStandIn.start(config);
    }

    @AfterEach
    void end() {
        standIn.close();
        chat.close();
    }

    private HttpResponse<String> get(String path, String key) {
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

    private VoiceClient connected() {
        String body = get("/v1/convai/conversation/get-signed-url?agent_id=" + AGENT, KEY)
                .body();
        return new VoiceClient(new JsonObject(body).getString("signed_url"));
    }

    private VoiceClient started() {
        return connected().initiate(Fixtures.read("ws_out_conversation_initiation_client_data"));
    }

    private ConversationReport report() {
        return standIn.conversations().getLast();
    }

    private void awaitHeard(VoiceClient client, String text) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(client.heard()).contains(text));
    }

    /** After the opening has been played, so that an answer does not cut it off. */
    private VoiceClient listenedTo() {
        VoiceClient client = started();
        awaitHeard(client, OPENING);
        await().until(client::playedOut);
        return client;
    }

    @Test
    void theSignedUrlNeedsTheApiKeyAndTheAgent() {
        assertThat(get("/v1/convai/conversation/get-signed-url?agent_id=" + AGENT, "wrong")
                        .statusCode())
                .isEqualTo(401);
        HttpResponse<String> without = get("/v1/convai/conversation/get-signed-url", KEY);
        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(Fixtures.paths(new JsonObject(without.body())))
                .isEqualTo(Fixtures.paths(Fixtures.read("error_422")));
    }

    @Test
    void anUnsignedSocketIsClosed() {
        String url = standIn.url().replace("http", "ws") + "/v1/convai/conversation?agent_id=" + AGENT;
        try (var client = new VoiceClient(url)) {
            await().untilAsserted(() -> assertThat(client.closeCode()).isEqualTo((short) 1008));
        }
    }

    @Test
    void whatThePersonSaysInAudioReachesTheModelAndTheAnswerComesBackInAudio() {
        try (VoiceClient client = listenedTo()) {
            client.say("Yes, who is this?");
            awaitHeard(client, "Thank you. How did you sleep?");

            assertThat(client.types())
                    .startsWith("conversation_initiation_metadata", "ping", "agent_response", "audio")
                    .containsSubsequence("user_transcript", "agent_response", "audio");
            assertThat(ScriptedChat.lastMessage(chat.requests().getFirst())).isEqualTo("Yes, who is this?");
            JsonObject wanted = Fixtures.read("custom_llm_request_first_turn");
            JsonObject sent = chat.requests().getFirst();
            assertThat(Fixtures.paths(sent)).containsAll(Fixtures.paths(wanted));
            assertThat(sent.getJsonObject("elevenlabs_extra_body"))
                    .isEqualTo(wanted.getJsonObject("elevenlabs_extra_body"));
            assertThat(sent.getJsonArray("messages").getJsonObject(1))
                    .isEqualTo(wanted.getJsonArray("messages").getJsonObject(1));
            assertThat(report().faults()).isEmpty();
            assertThat(report().requests().getFirst().firstContentMs()).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"conversation_initiation_metadata", "ping", "agent_response", "user_transcript"})
    void serverMessagesHaveTheVendorsShape(String type) {
        try (VoiceClient client = listenedTo()) {
            client.say("Yes.");
            await().until(() -> !client.received(type).isEmpty());

            assertThat(Fixtures.paths(client.received(type).getFirst()))
                    .isEqualTo(Fixtures.paths(Fixtures.read("ws_in_" + type)));
        }
    }

    @Test
    void audioComesInLargePiecesWithAlignment() {
        try (VoiceClient client = started()) {
            await().until(() -> !client.received("audio").isEmpty());

            JsonObject audio = client.received("audio").getFirst();
            assertThat(Fixtures.paths(audio)).isEqualTo(Fixtures.paths(Fixtures.read("ws_in_audio_with_alignment")));
            assertThat(audio.getJsonObject("audio_event")
                            .getString("audio_base_64")
                            .length())
                    .isGreaterThan(2000);
        }
    }

    @Test
    void cuttingInStopsTheAnswerAndLaterRequestsQuoteOnlyWhatWasHeard() {
        try (VoiceClient client = listenedTo()) {
            String longAnswer =
                    "One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
                            + " sixteen seventeen eighteen nineteen twenty and so on and so forth until the evening comes.";
            chat.answer(_ -> ScriptedChat.saying(longAnswer));
            client.say("Tell me.");
            awaitHeard(client, "evening comes.");
            client.say("Stop it please.");
            await().atMost(Duration.ofSeconds(10)).until(() -> chat.requests().size() == 2);

            JsonObject correction = client.received("agent_response_correction")
                    .getFirst()
                    .getJsonObject("agent_response_correction_event");
            String heard = correction.getString("corrected_agent_response");
            assertThat(client.types())
                    .containsSubsequence("interruption", "agent_response_correction", "user_transcript");
            assertThat(longAnswer).startsWith(heard).isNotEqualTo(heard);
            assertThat(chat.requests().getLast().encode()).doesNotContain("evening comes");
            assertThat(report().messages().stream().anyMatch(ConversationReport.Message::interrupted))
                    .isEqualTo(!heard.isEmpty());
        }
    }

    @Test
    void endCallSpeaksTheFarewellAndClosesNormally() {
        try (VoiceClient client = listenedTo()) {
            chat.answer(_ -> Fixtures.lines("custom_llm_response_end_call"));
            client.say("That is all.");
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(client.closeCode()).isEqualTo((short) 1000));

            assertThat(client.heard()).endsWith("Thank you, goodbye.");
            assertThat(Fixtures.paths(client.received("agent_tool_response").getFirst()))
                    .isEqualTo(Fixtures.paths(Fixtures.read("ws_in_agent_tool_response_end_call")));
            var shown = new JsonObject(get("/v1/convai/conversations/" + report().conversationId(), KEY)
                    .body());
            assertThat(shown.getString("status")).isEqualTo("done");
            shown.remove("analysis");
            assertThat(Fixtures.paths(Fixtures.read("conversation_get_done"))).containsAll(Fixtures.paths(shown));
            assertThat(shown.getJsonArray("transcript").size()).isEqualTo(3);
        }
    }

    @Test
    void bufferWordsAreSpokenBeforeTheRest() {
        try (VoiceClient client = listenedTo()) {
            chat.answer(_ -> Fixtures.lines("custom_llm_response_buffer_words"));
            client.say("Is three free?");
            awaitHeard(client, "One moment please... Yes, three o'clock is free.");

            assertThat(report().messages().getLast().text())
                    .isEqualTo("One moment please... Yes, three o'clock is free.");
        }
    }

    @Test
    void aSilentModelIsAskedThreeTimesAndThenTheCallDrops() {
        restartedWith(config(timing(Duration.ofMillis(300), Duration.ZERO)));
        chat.answer(_ -> List.of());
        try (VoiceClient client = listenedTo()) {
            client.say("Hello?");
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(client.closeCode()).isEqualTo((short) 1002));

            assertThat(chat.lastMessages()).containsExactly("Hello?", "Hello?", "Hello?");
            JsonObject error = client.received("error").getFirst();
            assertThat(error.getJsonObject("error_event").getString("error_type"))
                    .isEqualTo("custom_llm_error");
            assertThat(Fixtures.paths(error)).isEqualTo(Fixtures.paths(Fixtures.read("ws_in_error_custom_llm")));
        }
    }

    @Test
    void silenceAsksTheModelWithThreeDots() {
        restartedWith(config(timing(Duration.ofSeconds(4), Duration.ofSeconds(5))));
        try (VoiceClient client = listenedTo()) {
            await().atMost(Duration.ofSeconds(10)).until(() -> !chat.requests().isEmpty());

            assertThat(chat.lastMessages().getFirst()).isEqualTo("...");
        }
    }

    @Test
    void aRefusedOverrideFailsTheConversation() {
        var agent = new ElevenLabsConfig.Agent(AGENT, "Be brief.", "Hi.", Set.of("prompt"), "ulaw_8000");
        var llm = new ElevenLabsConfig.Llm(chat.url(), ScriptedChat.SECRET, "call-brain-1");
        restartedWith(new ElevenLabsConfig(0, KEY, agent, llm, ElevenLabsConfig.Timing.atPace(1), null));
        try (VoiceClient client = started()) {
            await().untilAsserted(() -> assertThat(client.closeCode()).isEqualTo((short) 1008));

            assertThat(client.received("error")
                            .getFirst()
                            .getJsonObject("error_event")
                            .getString("message"))
                    .isEqualTo(Fixtures.read("ws_in_error_override")
                            .getJsonObject("error_event")
                            .getString("message"));
        }
    }

    @Test
    void audioBeforeTheInitiationIsRefused() {
        try (VoiceClient client = connected()) {
            client.send(Fixtures.read("ws_out_user_audio_chunk"));

            await().untilAsserted(() -> assertThat(client.closeCode()).isEqualTo((short) 1008));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "client_tool_result",
                "contextual_update",
                "pong",
                "user_activity",
                "user_audio_chunk",
                "user_message"
            })
    void everyMessageOfTheVendorsClientsIsTaken(String name) {
        try (VoiceClient client = listenedTo()) {
            client.send(Fixtures.read("ws_out_" + name));
            int pings = client.received("ping").size();
            await().until(() -> client.received("ping").size() > pings + 1);

            assertThat(client.closeCode()).isNull();
        }
    }

    @Test
    void aSpeculativeRequestCarriesAPartAndIsThrownAway() {
        standIn.misbehaveWith(new Misbehaviour(1, 0, 0, 0, 0));
        try (VoiceClient client = listenedTo()) {
            client.say("I slept rather well today.");
            awaitHeard(client, "How did you sleep?");

            assertThat(chat.lastMessages()).containsExactly("I slept", "I slept rather well today.");
            assertThat(client.received("agent_response")).hasSize(2);
        }
    }

    @Test
    void aRepeatedRequestIsTheSameTwiceAndIsSpokenOnce() {
        standIn.misbehaveWith(new Misbehaviour(0, 0, 1, 0, 0));
        try (VoiceClient client = listenedTo()) {
            client.say("Quite well.");
            awaitHeard(client, "How did you sleep?");

            assertThat(chat.requests()).hasSize(2);
            assertThat(chat.requests().getFirst()).isEqualTo(chat.requests().getLast());
            assertThat(client.received("agent_response")).hasSize(2);
        }
    }

    @Test
    void aCancelledRequestIsDisconnectedInMidStreamAndAskedAgain() {
        standIn.misbehaveWith(new Misbehaviour(0, 1, 0, 0, 0));
        try (VoiceClient client = listenedTo()) {
            chat.answer(_ -> chat.requests().size() == 1
                    ? List.of(ScriptedChat.content("Thank"))
                    : ScriptedChat.saying("Thank you very much."));
            client.say("Quite well.");
            awaitHeard(client, "Thank you very much.");

            assertThat(chat.lastMessages()).containsExactly("Quite well.", "Quite well.");
            assertThat(chat.disconnected()).containsExactly("Quite well.");
        }
    }

    @Test
    void mergedUtterancesComeAsOneMessage() {
        standIn.misbehaveWith(new Misbehaviour(0, 0, 0, 1, 0));
        try (VoiceClient client = listenedTo()) {
            client.say("Quite well.");
            await().until(() -> chat.requests().size() == 1);
            client.say("But tired.");
            awaitHeard(client, "How did you sleep?");

            assertThat(chat.lastMessages()).containsExactly("Quite well.", "Quite well. But tired.");
        }
    }

    @Test
    void anyCloseCodeCanBeAskedFor() {
        try (VoiceClient client = listenedTo()) {
            standIn.closeAll(1011);

            await().untilAsserted(() -> assertThat(client.closeCode()).isEqualTo((short) 1011));
            assertThat(report().closeCode()).isEqualTo(1011);
        }
    }

    @Test
    void theControlApiSetsMisbehaviourAndShowsConversations() throws Exception {
        HttpResponse<String> set = http.send(
                HttpRequest.newBuilder(URI.create(standIn.url() + "/control/misbehaviour"))
                        .PUT(HttpRequest.BodyPublishers.ofString("{\"repeated\": true, \"merged\": 2}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(new JsonObject(set.body()).getInteger("merged")).isEqualTo(2);

        try (VoiceClient client = listenedTo()) {
            JsonArray shown = new JsonObject(get("/control/conversations", "").body()).getJsonArray("conversations");
            assertThat(shown.getJsonObject(0).getJsonObject("extraBody").getString("call_id"))
                    .isEqualTo("7c1f");
            assertThat(shown.getJsonObject(0).getInteger("pongs")).isPositive();
        }
    }

    @Test
    void aBusyPortIsNamed() {
        var llm = new ElevenLabsConfig.Llm(chat.url(), ScriptedChat.SECRET, "call-brain-1");
        assertThatThrownBy(() -> ElevenLabsStandIn.start(ElevenLabsConfig.of(standIn.port(), KEY, AGENT, llm, 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(String.valueOf(standIn.port()));
    }

    @Test
    void theTranscriptGoesOutSignedAfterTheConversation() {
        var received = new CopyOnWriteArrayList<String>();
        try (var receiver = new LoopbackServer("a webhook receiver")) {
            receiver.listen(
                    0,
                    request -> request.body().onSuccess(body -> {
                        String header = request.getHeader("ElevenLabs-Signature");
                        received.add(header.substring(0, header.indexOf(",v0=")) + " " + body);
                        request.response().end();
                    }));
            ElevenLabsConfig plain = config(timing(Duration.ofSeconds(4), Duration.ZERO));
            var webhook = new ElevenLabsConfig.Webhook(URI.create(receiver.url() + "/webhooks/elevenlabs"), "wsec_1");
            restartedWith(new ElevenLabsConfig(0, KEY, plain.agent(), plain.llm(), plain.timing(), webhook));
            try (VoiceClient client = listenedTo()) {
                standIn.closeAll(1000);
                await().until(() -> !received.isEmpty());

                String[] parts = received.getFirst().split(" ", 2);
                JsonObject event = new JsonObject(parts[1]);
                assertThat(parts[0]).isEqualTo("t=" + event.getLong("event_timestamp"));
                assertThat(event.getString("type")).isEqualTo("post_call_transcription");
                assertThat(event.getJsonObject("data").getString("status")).isEqualTo("done");
                assertThat(client.heard()).isEqualTo(OPENING);
            }
        }
    }
}
