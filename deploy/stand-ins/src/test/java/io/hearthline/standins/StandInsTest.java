package io.hearthline.standins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StandInsTest {
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "TWILIO_ACCOUNT_SID", "AC00000000000000000000000000000000",
            "TWILIO_AUTH_TOKEN", "token",
            "TWILIO_NUMBER", "+15005550006",
            "ELEVENLABS_API_KEY", "xi",
            "ELEVENLABS_AGENT_ID", "agent_1",
            "CUSTOM_LLM_URL", "http://127.0.0.1:8082/v1",
            "CUSTOM_LLM_SECRET", "secret",
            "OPENAI_API_KEY", "sk",
            "STANDINS_PACE", "4");

    private static Map<String, String> with(String name, String value) {
        var environment = new HashMap<>(ENVIRONMENT);
        environment.put(name, value);
        return environment;
    }

    @Test
    void allStartAndSayWhere() {
        try (var standIns = StandIns.start(StandInsConfig.read(ENVIRONMENT))) {
            assertThat(standIns.summary())
                    .startsWith("stand-ins ready twilio=" + standIns.twilio().port())
                    .contains("elevenlabs=" + standIns.elevenLabs().port())
                    .contains("realtime=" + standIns.realtime().port())
                    .contains("chatmodel=" + standIns.chatModel().port())
                    .contains("smtp=" + standIns.mail().smtpPort());
        }
    }

    @Test
    void aBusyPortIsNamedAndNothingIsLeftRunning() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int free = Ports.free();
            var environment = with("STANDINS_CHATMODEL_PORT", String.valueOf(taken.getLocalPort()));
            environment.put("STANDINS_ELEVENLABS_PORT", String.valueOf(free));

            assertThatThrownBy(() -> StandIns.start(StandInsConfig.read(environment)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(String.valueOf(taken.getLocalPort()));
            assertThat(Ports.claim(free, "a test")).isEqualTo(free);
        }
    }

    @Test
    void aWrongSettingIsNamed() {
        assertThatThrownBy(() -> StandInsConfig.read(with("STANDINS_PACE", "fast")))
                .hasMessageContaining("STANDINS_PACE");
        assertThatThrownBy(() -> StandInsConfig.read(with("CUSTOM_LLM_URL", "nowhere")))
                .hasMessageContaining("CUSTOM_LLM_URL");
        assertThatThrownBy(() -> StandInsConfig.read(with("TWILIO_AUTH_TOKEN", " ")))
                .hasMessageContaining("TWILIO_AUTH_TOKEN");
    }
}
