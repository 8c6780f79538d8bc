package io.hearthline.telephony.voice.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthline.telephony.Fixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElevenLabsMessageTest {
    private static ElevenLabsMessage fixture(String name) {
        return ElevenLabsMessage.read(Fixtures.text("fixtures/elevenlabs/ws_in_" + name + ".json"))
                .orElseThrow();
    }

    @Test
    void readsWhatConcernsACall() {
        assertThat(fixture("conversation_initiation_metadata"))
                .isEqualTo(
                        new ElevenLabsMessage.Metadata("conv_7201testkz8w3fvv6ydm4jq9r2hx", "ulaw_8000", "ulaw_8000"));
        assertThat(fixture("user_transcript"))
                .isEqualTo(new ElevenLabsMessage.UserTranscript("Yes, I can come at three."));
        assertThat(fixture("agent_response"))
                .isEqualTo(new ElevenLabsMessage.AgentResponse("Great, see you tomorrow at three. Anything else?"));
        assertThat(fixture("agent_response_correction"))
                .isEqualTo(new ElevenLabsMessage.AgentResponseCorrection("Great, see you tomorrow"));
        assertThat(fixture("interruption")).isEqualTo(new ElevenLabsMessage.Interruption(8));
        assertThat(fixture("agent_tool_response_end_call"))
                .isEqualTo(new ElevenLabsMessage.ToolResponse("end_call", false));
        assertThat(fixture("error_custom_llm")).isEqualTo(new ElevenLabsMessage.Failure(1002, "custom_llm_error"));
        assertThat(fixture("error_override")).isEqualTo(new ElevenLabsMessage.Failure(1008, "override_error"));
    }

    @Test
    void readsAudioWithAndWithoutAlignment() {
        assertThat(fixture("audio"))
                .isInstanceOfSatisfying(
                        ElevenLabsMessage.Audio.class,
                        audio -> assertThat(audio.eventId()).isEqualTo(1));
        assertThat(fixture("audio_with_alignment"))
                .isInstanceOfSatisfying(
                        ElevenLabsMessage.Audio.class,
                        audio -> assertThat(audio.alignment()).isNotNull());
    }

    @Test
    void answersPingNumberZeroLikeAnyOther() {
        assertThat(fixture("ping_first")).isEqualTo(new ElevenLabsMessage.Ping(0));
        assertThat(fixture("ping")).isEqualTo(new ElevenLabsMessage.Ping(42));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "agent_chat_response_part",
                "internal_tentative_agent_response",
                "tentative_user_transcript",
                "vad_score"
            })
    void skipsWhatDoesNotConcernACall(String name) {
        assertThat(fixture(name)).isEqualTo(new ElevenLabsMessage.Unknown());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{}", "{\"type\":1}", "{\"type\":\"audio\",\"audio_event\":{"})
    void isNotBroughtDownByWhatIsNoMessage(String hostile) {
        assertThat(ElevenLabsMessage.read(hostile)).isEmpty();
    }
}
