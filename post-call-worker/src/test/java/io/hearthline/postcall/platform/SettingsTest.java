package io.hearthline.postcall.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static Map<String, String> good() {
        return new HashMap<>(Map.of(
                "DATABASE_URL", "jdbc:postgresql://localhost:5432/hearthline",
                "DATABASE_USER", "hearthline",
                "DATABASE_PASSWORD", "a-secret-canary",
                "KAFKA_BOOTSTRAP_SERVERS", "localhost:9092"));
    }

    @Test
    void theStoresAreEnoughToStart() {
        assertThat(Settings.problems(good()::get)).isEmpty();
    }

    @Test
    void everyWrongSettingIsNamedAndNeverRepeated() {
        Map<String, String> settings = good();
        settings.remove("DATABASE_URL");
        settings.put("PORT", "canary");
        settings.put("TWILIO_ACCOUNT_SID", "canary");
        settings.put("JWKS_URL", "canary:");
        settings.put("ONCALL_PHONE", "canary");

        assertThat(Settings.problems(settings::get))
                .hasSize(6)
                .anyMatch(p -> p.startsWith("DATABASE_URL"))
                .anyMatch(p -> p.startsWith("PORT"))
                .anyMatch(p -> p.startsWith("TWILIO_ACCOUNT_SID"))
                .anyMatch(p -> p.startsWith("TWILIO_AUTH_TOKEN"))
                .anyMatch(p -> p.startsWith("JWKS_URL"))
                .anyMatch(p -> p.startsWith("ONCALL_PHONE"))
                .noneMatch(p -> p.contains("canary"));
    }

    @Test
    void secretsAreMaskedInTheStartLine() {
        assertThat(Settings.shown(good()::get).toString())
                .contains("DATABASE_PASSWORD=***")
                .doesNotContain("a-secret-canary");
    }
}
