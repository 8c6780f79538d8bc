package io.hearthline.telephony.voice.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.session.CallKind;
import io.hearthline.telephony.voice.LoopPhone;
import io.hearthline.telephony.voice.VoiceEvent;
import io.hearthline.telephony.voice.VoiceFailure;
import io.hearthline.telephony.voice.VoiceFailure.Kind;
import io.hearthline.telephony.voice.VoiceRequest;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the engine does on the wire, word by word. */
class ConversationTest {
    private static final String FRAME = "/".repeat(214) + "==";
    private static final String AFRESH = "I'm sorry, we were cut off. How did you sleep?";

    private final ScriptedVendor vendor = new ScriptedVendor();
    private final LoopPhone phone = new LoopPhone(1);
    private final EngineUnderTest engine = new EngineUnderTest(phone.vertx());

    @AfterEach
    void hangUp() {
        phone.close();
        engine.close();
        vendor.close();
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(20));
    }

    private void call() {
        phone.call(
                engine.at(vendor.url()),
                new VoiceRequest(
                        CallId.random(),
                        CallKind.HEALTH_CHECK,
                        "user-1",
                        "Be brief.",
                        "Good morning.",
                        () -> AFRESH,
                        new VoiceRequest.Voice("en-US", "voice-2", 0.9),
                        "token",
                        null));
        awaitConversation(1);
    }

    private void awaitConversation(int number) {
        soon().untilAsserted(() -> {
            assertThat(vendor.conversations()).isEqualTo(number);
            assertThat(vendor.received("conversation_initiation_client_data")).hasSize(number);
        });
    }

    private void talking() {
        call();
        vendor.stands("conv_1", "ulaw_8000", "ulaw_8000");
        awaitTold(new VoiceEvent.Ready("conv_1"));
    }

    private void awaitTold(VoiceEvent event) {
        soon().untilAsserted(() -> assertThat(phone.events()).contains(event));
    }

    @Test
    void speaksFirstAndSendsNoAudioBeforeTheConversationStands() {
        call();
        assertThat(vendor.audio()).isEmpty();
        vendor.stands("conv_1", "ulaw_8000", "ulaw_8000");

        soon().untilAsserted(() -> assertThat(vendor.audio()).isNotEmpty());
        assertThat(vendor.audio().getFirst().fieldNames()).containsExactly("user_audio_chunk");
    }

    @Test
    void answersPingNumberZeroAtOnceLikeAnyOther() {
        talking();
        vendor.says("{\"type\":\"ping\",\"ping_event\":{\"event_id\":0,\"ping_ms\":null}}");
        vendor.says("{\"type\":\"ping\",\"ping_event\":{\"event_id\":7,\"ping_ms\":12}}");

        soon().untilAsserted(() -> assertThat(vendor.received("pong"))
                .extracting(pong -> pong.getInteger("event_id"))
                .containsExactly(0, 7));
    }

    @Test
    void dropsAudioThatIsStaleAfterAnInterruptionAndPlaysWhatIsNewer() {
        talking();
        vendor.speaks(3, FRAME);
        vendor.says("{\"type\":\"interruption\",\"interruption_event\":{\"event_id\":5}}");
        vendor.speaks(4, FRAME);
        vendor.speaks(5, FRAME);
        vendor.speaks(6, "AAAA");

        awaitTold(new VoiceEvent.Audio(2, "AAAA"));
        assertThat(phone.events())
                .containsExactly(
                        new VoiceEvent.Ready("conv_1"),
                        new VoiceEvent.Audio(1, FRAME),
                        new VoiceEvent.Interrupted(),
                        new VoiceEvent.Audio(2, "AAAA"));
    }

    @Test
    void skipsMessagesItDoesNotKnowAndAudioThatIsNone() {
        talking();
        vendor.says("{\"type\":\"something_new\",\"something_new_event\":{\"deep\":[{\"er\":1}]}}");
        vendor.says("not even a message");
        vendor.speaks(1, "\\\"}");
        vendor.speaks(2, "AA=A");
        vendor.speaks(3, FRAME);

        awaitTold(new VoiceEvent.Audio(1, FRAME));
        assertThat(phone.events()).hasSize(2);
    }

    @Test
    void answersAToolCallWithAnErrorSoThatTheAgentDoesNotWait() {
        talking();
        vendor.says("{\"type\":\"client_tool_call\",\"client_tool_call\":{\"tool_name\":\"book\","
                + "\"tool_call_id\":\"call_9\",\"parameters\":{\"a\":1},\"event_id\":4}}");

        soon().untilAsserted(() -> assertThat(vendor.received("client_tool_result"))
                .singleElement()
                .satisfies(result -> {
                    assertThat(result.getString("tool_call_id")).isEqualTo("call_9");
                    assertThat(result.getBoolean("is_error")).isTrue();
                    assertThat(result.getValue("result")).isInstanceOf(String.class);
                }));
    }

    @Test
    void sendsWordsNotesAndPatienceAsTheVendorNamesThem() {
        talking();
        phone.onTheLoop(session -> {
            session.say("[keypad 1]");
            session.note("It is raining.");
            session.keepWaiting();
        });

        soon().untilAsserted(() -> assertThat(vendor.received("user_activity")).hasSize(1));
        assertThat(vendor.received("user_message"))
                .containsExactly(new JsonObject().put("type", "user_message").put("text", "[keypad 1]"));
        assertThat(vendor.received("contextual_update"))
                .containsExactly(
                        new JsonObject().put("type", "contextual_update").put("text", "It is raining."));
    }

    @Test
    void takesTextAfterItsAudioForTheSameResponse() {
        talking();
        vendor.speaks(1, FRAME);
        vendor.says(
                "{\"type\":\"agent_response\",\"agent_response_event\":{\"agent_response\":\"Hi.\",\"event_id\":9}}");
        vendor.says("{\"type\":\"user_transcript\",\"user_transcription_event\":{\"user_transcript\":\"Yes\"}}");
        vendor.says(
                "{\"type\":\"agent_response\",\"agent_response_event\":{\"agent_response\":\"Good.\",\"event_id\":12}}");
        vendor.speaks(11, FRAME);

        awaitTold(new VoiceEvent.Audio(2, FRAME));
        assertThat(phone.events())
                .containsSubsequence(
                        new VoiceEvent.Audio(1, FRAME),
                        new VoiceEvent.AgentSaid(1, "Hi."),
                        new VoiceEvent.PersonSaid("Yes"),
                        new VoiceEvent.AgentSaid(2, "Good."),
                        new VoiceEvent.Audio(2, FRAME));
    }

    @Test
    void endsWithAReasonWhereItCannotConvertTheAgentsFormat() {
        call();
        vendor.stands("conv_1", "ulaw_8000", "opus_48000");

        awaitTold(new VoiceEvent.Closed(new VoiceFailure(Kind.REFUSED, "audio_format")));
        assertThat(phone.events()).hasSize(1);
    }

    @Test
    void takesPcmForTheFormatThatIsNotNamed() {
        call();
        vendor.says("{\"type\":\"conversation_initiation_metadata\",\"conversation_initiation_metadata_event\":"
                + "{\"conversation_id\":\"conv_1\",\"agent_output_audio_format\":\"ulaw_8000\"}}");

        soon().untilAsserted(() -> assertThat(vendor.audio()).isNotEmpty());
        byte[] chunk = Base64.getDecoder().decode(vendor.audio().getFirst().getString("user_audio_chunk"));
        assertThat(chunk).as("20 ms at 16 kHz, 16 bits").hasSize(640);
    }

    @ParameterizedTest
    @ValueSource(ints = {1002, 1011})
    void beginsAnewWithAWordOfApologyWhenItBreaksOff(int code) {
        talking();
        vendor.closes(code);
        awaitConversation(2);
        vendor.stands("conv_2", "ulaw_8000", "ulaw_8000");
        awaitTold(new VoiceEvent.Ready("conv_2"));
        vendor.speaks(1, FRAME);

        awaitTold(new VoiceEvent.Audio(1, FRAME));
        assertThat(firstMessages()).containsExactly("Good morning.", AFRESH);
        assertThat(phone.events()).noneMatch(VoiceEvent.Closed.class::isInstance);
    }

    @Test
    void givesUpWhenItBreaksOffForTheThirdTime() {
        talking();
        vendor.closes(1011);
        awaitConversation(2);
        vendor.stands("conv_2", "ulaw_8000", "ulaw_8000");
        awaitTold(new VoiceEvent.Ready("conv_2"));
        vendor.closes(1011);
        awaitConversation(3);
        vendor.stands("conv_3", "ulaw_8000", "ulaw_8000");
        awaitTold(new VoiceEvent.Ready("conv_3"));
        vendor.closes(1011);

        awaitTold(new VoiceEvent.Closed(new VoiceFailure(Kind.BROKEN, "close_1011")));
        assertThat(vendor.conversations()).isEqualTo(3);
    }

    @Test
    void doesNotBeginAnewWhatTheVendorRefuses() {
        talking();
        vendor.says("{\"type\":\"error\",\"error_event\":{\"code\":1008,\"message\":\"No.\","
                + "\"error_type\":\"override_error\"}}");
        vendor.closes(1008);

        awaitTold(new VoiceEvent.Closed(new VoiceFailure(Kind.REFUSED, "override_error")));
        assertThat(vendor.conversations()).isEqualTo(1);
    }

    @Test
    void doesNotBeginAnewWhatTheAgentWasAboutToEnd() {
        talking();
        vendor.says("{\"type\":\"agent_tool_response\",\"agent_tool_response\":{\"tool_name\":\"end_call\","
                + "\"tool_call_id\":\"c\",\"is_error\":false}}");
        vendor.closes(1011);

        awaitTold(new VoiceEvent.Closed(new VoiceFailure(Kind.BROKEN, "close_1011")));
        assertThat(vendor.conversations()).isEqualTo(1);
    }

    private List<String> firstMessages() {
        return vendor.received("conversation_initiation_client_data").stream()
                .map(message -> message.getJsonObject("conversation_config_override")
                        .getJsonObject("agent")
                        .getString("first_message"))
                .toList();
    }

    @Test
    void overridesPromptGreetingLanguageVoiceAndSpeed() {
        call();

        JsonObject override = vendor.received("conversation_initiation_client_data")
                .getFirst()
                .getJsonObject("conversation_config_override");
        assertThat(override)
                .isEqualTo(new JsonObject()
                        .put(
                                "agent",
                                new JsonObject()
                                        .put("prompt", new JsonObject().put("prompt", "Be brief."))
                                        .put("first_message", "Good morning.")
                                        .put("language", "en"))
                        .put("tts", new JsonObject().put("voice_id", "voice-2").put("speed", 0.9)));
    }

    @ParameterizedTest
    @CsvSource({
        "1000,max_duration_exceeded,TOO_LONG",
        "1002,llm_timeout,WORDLESS",
        "1002,custom_llm_error,WORDLESS",
        "1002,cascade_brain_error,WORDLESS",
        "1002,transport_receive_timeout,BROKEN",
        "1002,tts_cascade_error,BROKEN",
        "1002,asr_transcription_error,BROKEN",
        "1008,invalid_message,REFUSED",
        "1008,missing_dynamic_variable,REFUSED",
        "1008,mcp_something,REFUSED",
        "1011,unknown_websocket_crash,BROKEN"
    })
    void knowsWhatTheVendorsErrorsMean(int code, String errorType, Kind kind) {
        assertThat(Failures.told(code, errorType)).isEqualTo(new VoiceFailure(kind, errorType));
    }
}
