package io.hearthline.portal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static final Map<String, String> GOOD = Map.of(
            "portal.public-url", "https://portal.example.org",
            "portal.telephony-url", "http://telephony:8081",
            "portal.records-url", "http://records:8083",
            "portal.key-encryption-key", "sixteen or more characters",
            "portal.kafka", "kafka:9092");

    @Test
    void takesWhatADeploymentNeeds() {
        assertThat(Settings.problems(config(Map.of()))).isEmpty();
    }

    @Test
    void namesTheVariableThatIsWrong() {
        assertThat(Settings.problems(config(Map.of(
                        "portal.public-url", "portal.example.org",
                        "portal.key-encryption-key", "short",
                        "portal.admin-email", "nobody",
                        "portal.admin-password", "short",
                        "portal.service-client-id", "alone"))))
                .hasSize(5)
                .anyMatch(problem -> problem.startsWith("PORTAL_PUBLIC_URL"))
                .anyMatch(problem -> problem.startsWith("JWT_KEY_ENCRYPTION_KEY"))
                .anyMatch(problem -> problem.startsWith("PORTAL_ADMIN_EMAIL"))
                .anyMatch(problem -> problem.startsWith("PORTAL_ADMIN_PASSWORD"))
                .anyMatch(problem -> problem.startsWith("SERVICE_CLIENT_ID"))
                .noneMatch(problem -> problem.contains("short"));
    }

    private static PortalConfig config(Map<String, String> changes) {
        var settings = new HashMap<>(GOOD);
        settings.putAll(changes);
        return new SmallRyeConfigBuilder()
                .withMapping(PortalConfig.class)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(PortalConfig.class);
    }
}
