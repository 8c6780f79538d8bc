package io.hearthline.telephony.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveCommandTest {
    @Test
    void readsWhatItKnows() {
        assertThat(LiveCommand.read("{\"type\":\"auth\",\"token\":\"t\"}")).isEqualTo(new LiveCommand.Auth("t"));
        assertThat(LiveCommand.read("{\"type\":\"call.action\",\"action\":\"disconnect\",\"callSid\":\"CA1\"}"))
                .isEqualTo(new LiveCommand.Disconnect("CA1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "\"auth\"",
                "{}",
                "{\"type\":7}",
                "{\"type\":\"auth\"}",
                "{\"type\":\"auth\",\"token\":\"\"}",
                "{\"type\":\"auth\",\"token\":{\"a\":1}}",
                "{\"type\":\"call.action\",\"callSid\":\"CA1\"}",
                "{\"type\":\"call.action\",\"action\":\"whisper\",\"callSid\":\"CA1\"}",
                "{\"type\":\"call.action\",\"action\":\"disconnect\"}",
                "{\"type\":\"call.action\",\"action\":\"disconnect\",\"callSid\":[]}",
                "{\"type\":\"call.status\",\"callSid\":\"CA1\"}"
            })
    void saysWhatIsWrongWithoutRepeatingIt(String text) {
        assertThat(LiveCommand.read(text)).isInstanceOfSatisfying(LiveCommand.Malformed.class, wrong -> {
            assertThat(wrong.code()).isIn("invalid-json", "unknown-type", "invalid-field");
            assertThat(wrong.message()).doesNotContain("CA1", "whisper");
        });
    }
}
