package io.hearthline.standins.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hearthline.standins.edge.LoopbackServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
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
    private final VoiceUnderTest voice = new VoiceUnderTest();
    private final ScriptedChat chat = voice.chat;

    @AfterEach
    void end() {
        voice.close();
    }

    @Test
    void theSignedUrlNeedsTheApiKeyAndTheAgent() {
        assertThat(voice.get("/v1/convai/conversation/get-signed-url?agent_id=" + VoiceUnderTest.AGENT, "wrong")
                        .statusCode())
                .isEqualTo(401);
        HttpResponse<String> without = voice.get("/v1/convai/conversation/get-signed-url", VoiceUnderTest.KEY);
        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(Fixtures.paths(new JsonObject(without.body())))
                .isEqualTo(Fixtures.paths(Fixtures.read("error_422")));
    }

    @Test
    void anUnsignedSocketIsClosed() {
        String url = voice.standIn().url().replace("http", "ws") + "/v1/convai/conversation?agent_id="
                + VoiceUnderTest.AGENT;
        try (var client = new VoiceClient(url)) {
            await().untilAsserted(() -> assertThat(client.closeCode()).isEqualTo((short) 1008));
        }
    }

    @Test
    void whatThePersonSaysInAudioReachesTheModelAndTheAnswerComesBackInAudio() {
        try (VoiceClient client = voice.listenedTo()) {
            client.say("Yes, who is this?");
            VoiceUnderTest.awaitHeard(client, "Thank you. How did you sleep?");

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
            assertThat(voice.report().faults()).isEmpty();
            assertThat(voice.report().requests().getFirst().firstContentMs()).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"conversation_initiation_metadata", "ping", "agent_response", "user_transcript"})
    void serverMessagesHaveTheVendorsShape(String type) {
        try (VoiceClient client = voice.listenedTo()) {
            client.say("Yes.");
            await().until(() -> !client.received(type).isEmpty());

            assertThat(Fixtures.paths(client.received(type).getFirst()))
                    .isEqualTo(Fixtures.paths(Fixtures.read("ws_in_" + type)));
        }
    }

    @Test
    void audioComesInLargePiecesWithAlignment() {
        try (VoiceClient client = voice.started()) {
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
        try (VoiceClient client = voice.listenedTo()) {
            String longAnswer =
                    "One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
                            + " sixteen seventeen eighteen nineteen twenty and so on and so forth until the evening comes.";
            chat.answer(_ -> ScriptedChat.saying(longAnswer));
            client.say("Tell me.");
            VoiceUnderTest.awaitHeard(client, "evening comes.");
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
            assertThat(voice.report().messages().stream().anyMatch(ConversationReport.Message::interrupted))
                    .isEqualTo(!heard.isEmpty());
        }
    }

    @Test
    void endCallSpeaksTheFarewellAndClosesNormally() {
        try (VoiceClient client = voice.listenedTo()) {
            chat.answer(_ -> Fixtures.lines("custom_llm_response_end_call"));
            client.say("That is all.");
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(client.closeCode()).isEqualTo((short) 1000));

            assertThat(client.heard()).endsWith("Thank you, goodbye.");
            assertThat(Fixtures.paths(client.received("agent_tool_response").getFirst()))
                    .isEqualTo(Fixtures.paths(Fixtures.read("ws_in_agent_tool_response_end_call")));
            var shown = new JsonObject(
                    voice.get("/v1/convai/conversations/" + voice.report().conversationId(), VoiceUnderTest.KEY)
                            .body());
            assertThat(shown.getString("status")).isEqualTo("done");
            shown.remove("analysis");
            assertThat(Fixtures.paths(Fixtures.read("conversation_get_done"))).containsAll(Fixtures.paths(shown));
            assertThat(shown.getJsonArray("transcript").size()).isEqualTo(3);
        }
    }

    @Test
    void bufferWordsAreSpokenBeforeTheRest() {
        try (VoiceClient client = voice.listenedTo()) {
            chat.answer(_ -> Fixtures.lines("custom_llm_response_buffer_words"));
            client.say("Is three free?");
            VoiceUnderTest.awaitHeard(client, "One moment please... Yes, three o'clock is free.");

            assertThat(voice.report().messages().getLast().text())
                    .isEqualTo("One moment please... Yes, three o'clock is free.");
        }
    }

    @Test
    void aSilentModelIsAskedThreeTimesAndThenTheCallDrops() {
        voice.restartedWith(voice.config(VoiceUnderTest.timing(Duration.ofMillis(300), Duration.ZERO)));
        chat.answer(_ -> List.of());
        try (VoiceClient client = voice.listenedTo()) {
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
        voice.restartedWith(voice.config(VoiceUnderTest.timing(Duration.ofSeconds(4), Duration.ofSeconds(5))));
        try (VoiceClient client = voice.listenedTo()) {
            await().atMost(Duration.ofSeconds(10)).until(() -> !chat.requests().isEmpty());

            assertThat(chat.lastMessages().getFirst()).isEqualTo("...");
        }
    }

    @Test
    void aRefusedOverrideFailsTheConversation() {
        var agent = new ElevenLabsConfig.Agent(VoiceUnderTest.AGENT, "Be brief.", "Hi.", Set.of("prompt"), "ulaw_8000");
        var llm = new ElevenLabsConfig.Llm(chat.url(), ScriptedChat.SECRET, "call-brain-1");
        voice.restartedWith(
                new ElevenLabsConfig(0, VoiceUnderTest.KEY, agent, llm, ElevenLabsConfig.Timing.atPace(1), null));
        try (VoiceClient client = voice.started()) {
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
        try (VoiceClient client = voice.connected()) {
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
        try (VoiceClient client = voice.listenedTo()) {
            client.send(Fixtures.read("ws_out_" + name));
            int pings = client.received("ping").size();
            await().until(() -> client.received("ping").size() > pings + 1);

            assertThat(client.closeCode()).isNull();
        }
    }

    @Test
    void anyCloseCodeCanBeAskedFor() {
        try (VoiceClient client = voice.listenedTo()) {
            voice.standIn().closeAll(1011);

            await().untilAsserted(() -> assertThat(client.closeCode()).isEqualTo((short) 1011));
            assertThat(voice.report().closeCode()).isEqualTo(1011);
        }
    }

    @Test
    void theControlApiSetsMisbehaviourAndShowsConversations() throws Exception {
        HttpResponse<String> set = voice.http.send(
                HttpRequest.newBuilder(URI.create(voice.standIn().url() + "/control/misbehaviour"))
                        .PUT(HttpRequest.BodyPublishers.ofString("{\"repeated\": true, \"merged\": 2}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(new JsonObject(set.body()).getInteger("merged")).isEqualTo(2);

        try (VoiceClient client = voice.listenedTo()) {
            JsonArray shown =
                    new JsonObject(voice.get("/control/conversations", "").body()).getJsonArray("conversations");
            assertThat(shown.getJsonObject(0).getJsonObject("extraBody").getString("call_id"))
                    .isEqualTo("7c1f");
            assertThat(shown.getJsonObject(0).getInteger("pongs")).isPositive();
        }
    }

    @Test
    void aBusyPortIsNamed() {
        var llm = new ElevenLabsConfig.Llm(chat.url(), ScriptedChat.SECRET, "call-brain-1");
        assertThatThrownBy(() -> ElevenLabsStandIn.start(
                        ElevenLabsConfig.of(voice.standIn().port(), VoiceUnderTest.KEY, VoiceUnderTest.AGENT, llm, 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(String.valueOf(voice.standIn().port()));
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
            ElevenLabsConfig plain = voice.config(VoiceUnderTest.timing(Duration.ofSeconds(4), Duration.ZERO));
            var webhook = new ElevenLabsConfig.Webhook(URI.create(receiver.url() + "/webhooks/elevenlabs"), "wsec_1");
            voice.restartedWith(
                    new ElevenLabsConfig(0, VoiceUnderTest.KEY, plain.agent(), plain.llm(), plain.timing(), webhook));
            try (VoiceClient client = voice.listenedTo()) {
                voice.standIn().closeAll(1000);
                await().until(() -> !received.isEmpty());

                String[] parts = received.getFirst().split(" ", 2);
                JsonObject event = new JsonObject(parts[1]);
                assertThat(parts[0]).isEqualTo("t=" + event.getLong("event_timestamp"));
                assertThat(event.getString("type")).isEqualTo("post_call_transcription");
                assertThat(event.getJsonObject("data").getString("status")).isEqualTo("done");
                assertThat(client.heard()).isEqualTo(VoiceUnderTest.OPENING);
            }
        }
    }
}
