package io.hearthline.llm.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartCheckTest {
    private final Map<String, String> settings = new HashMap<>(Map.of(
            "llm.custom-llm-secret", "a-secret-of-the-voice-engine",
            "llm.call-token-secret", "a-secret-for-call-tokens",
            "llm.plain-chat", "false",
            "llm.database-url", "jdbc:postgresql://localhost/hearthline",
            "llm.redis-url", "redis://localhost:6379",
            "llm.kafka", "localhost:9092",
            "llm.model.url", "https://api.openai.com/v1",
            "llm.model.name", "gpt-4.1-mini"));

    @Test
    void acceptsWhatIsComplete() {
        assertThat(StartCheck.wrong(config())).isEmpty();
    }

    @Test
    void namesTheVariableThatIsMissingOrWrong() {
        settings.remove("llm.custom-llm-secret");
        settings.put("llm.call-token-secret", "short");
        settings.put("llm.database-url", "mysql://somewhere");

        assertThat(StartCheck.wrong(config()))
                .anySatisfy(wrong -> assertThat(wrong).contains("CUSTOM_LLM_SECRET"))
                .anySatisfy(
                        wrong -> assertThat(wrong).contains("CALL_TOKEN_SECRET").doesNotContain("short"))
                .anySatisfy(wrong -> assertThat(wrong).contains("DATABASE_URL").doesNotContain("mysql"));
    }

    private LlmConfig config() {
        return new SmallRyeConfigBuilder()
                .withMapping(LlmConfig.class)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(LlmConfig.class);
    }
}
