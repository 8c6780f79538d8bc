package io.hearthline.llm.completions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hearthline.llm.turns.Heard;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatRequestTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "elevenlabs/custom_llm_request_first_turn.json",
                "elevenlabs/custom_llm_request_with_tools.json",
                "elevenlabs/custom_llm_request_silent_user.json",
                "elevenlabs/custom_llm_request_after_tool.json",
                "openai/chat_request_stream_tools.json",
                "openai/chat_request_json_schema.json"
            })
    void readsWhatVoiceEnginesAndClientsSend(String fixture) throws Exception {
        ChatRequest request = ChatRequest.read(bytes(fixture));

        assertThat(request.messages()).isNotEmpty();
        assertThat(request.system()).isNotEmpty();
        assertThat(request.heard().turns()).isNotEmpty();
    }

    @Test
    void readsSilenceAsATurnWithoutWords() throws Exception {
        Heard heard = ChatRequest.read(bytes("elevenlabs/custom_llm_request_silent_user.json"))
                .heard();

        assertThat(heard.turns()).hasSize(1);
        assertThat(heard.turns().getFirst().text()).isEmpty();
    }

    @Test
    void seesWhichToolsAreOffered() throws Exception {
        assertThat(ChatRequest.read(bytes("elevenlabs/custom_llm_request_with_tools.json"))
                        .endCallTakesMessage())
                .isTrue();
        assertThat(ChatRequest.read(bytes("openai/chat_request_stream_tools.json"))
                        .endCallTakesMessage())
                .isFalse();
        assertThat(ChatRequest.read(bytes("openai/chat_request_stream_tools.json"))
                        .offersEndCall())
                .isTrue();
        assertThat(ChatRequest.read(bytes("elevenlabs/custom_llm_request_first_turn.json"))
                        .offersEndCall())
                .isFalse();
    }

    @Test
    void neverRepeatsWhatItCouldNotRead() {
        byte[] body = "{\"model\":\"m\",\"messages\":[{\"role\":\"my secret\"}]}".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> ChatRequest.read(body))
                .isInstanceOf(ChatRequest.MalformedException.class)
                .hasMessageNotContaining("secret");
    }

    private static byte[] bytes(String fixture) throws IOException {
        try (InputStream in = ChatRequestTest.class.getResourceAsStream("/" + fixture)) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }
}
