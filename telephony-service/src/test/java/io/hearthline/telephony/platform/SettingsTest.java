package io.hearthline.telephony.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    private final Map<String, String> environment = new HashMap<>(Map.of(
            "PUBLIC_URL", "https://calls.example.com",
            "TWILIO_ACCOUNT_SID", "AC0123456789abcdef0123456789abcdef",
            "TWILIO_AUTH_TOKEN", "the-auth-token",
            "TWILIO_NUMBER", "+15005550006",
            "ELEVENLABS_API_KEY", "the-api-key",
            "ELEVENLABS_AGENT_ID", "agent_1",
            "CALL_TOKEN_SECRET", "sixteen-characters"));

    private List<String> problems() {
        return Settings.problems(name -> Optional.ofNullable(environment.get(name)));
    }

    @Test
    void startsWithWhatIsNeeded() {
        assertThat(problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PUBLIC_URL,calls.example.com",
        "PUBLIC_URL,https://calls.example.com/path",
        "PUBLIC_URL,''",
        "STREAM_URL,https://calls.example.com",
        "TWILIO_ACCOUNT_SID,AC12",
        "TWILIO_AUTH_TOKEN,''",
        "TWILIO_NUMBER,5550006",
        "CALL_TOKEN_SECRET,short",
        "MAX_CALL_DURATION_MINUTES,999",
        "MAX_CALL_DURATION_MINUTES,ten",
        "PORT,99999",
        "CORS_ORIGINS,https://one.example.com;https://two.example.com",
        "CORS_ORIGINS,*",
        "REDIS_URL,localhost:6379",
        "DATABASE_URL,postgres://x"
    })
    void namesTheVariableThatIsWrongAndNotItsValue(String name, String value) {
        environment.put(name, value);

        assertThat(problems()).singleElement().satisfies(problem -> {
            assertThat(problem).startsWith(name + " is ");
            if (!value.isEmpty()) {
                assertThat(problem).doesNotContain(value);
            }
        });
    }

    @Test
    void wantsOneVoiceEngineAndAllItNeeds() {
        environment.remove("ELEVENLABS_API_KEY");
        assertThat(problems()).singleElement().asString().contains("ELEVENLABS_API_KEY", "OPENAI_API_KEY");

        environment.put("OPENAI_API_KEY", "the-other-key");
        assertThat(problems())
                .containsExactlyInAnyOrder(
                        "LLM_SERVICE_URL is missing: OPENAI_API_KEY needs it",
                        "CUSTOM_LLM_SECRET is missing: OPENAI_API_KEY needs it");

        environment.put("LLM_SERVICE_URL", "http://llm.example.com");
        environment.put("CUSTOM_LLM_SECRET", "sixteen-characters");
        assertThat(problems()).isEmpty();
    }

    @Test
    void takesTheOlderNameOfTheNumber() {
        environment.put("TWILIO_PHONE_NUMBER", environment.remove("TWILIO_NUMBER"));

        assertThat(problems()).isEmpty();
    }

    @Test
    void masksSecretsInTheStartLine() {
        String line = Settings.describe(name -> Optional.ofNullable(environment.get(name)));

        assertThat(line)
                .contains("PUBLIC_URL=https://calls.example.com", "TWILIO_AUTH_TOKEN=***", "CALL_TOKEN_SECRET=***")
                .doesNotContain("the-auth-token", "the-api-key", "sixteen-characters");
    }
}
