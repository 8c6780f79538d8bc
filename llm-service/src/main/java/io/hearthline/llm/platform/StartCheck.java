package io.hearthline.llm.platform;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Refuses to start with settings that cannot work, and says which it started with. */
@ApplicationScoped
public class StartCheck {
    private static final Logger LOG = Logger.getLogger(StartCheck.class);
    private static final int SECRET_CHARS = 16;

    private final LlmConfig config;

    StartCheck(LlmConfig config) {
        this.config = config;
    }

    void check(@Observes @Priority(1) StartupEvent started) {
        List<String> wrong = wrong(config);
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("llm-service cannot start: " + String.join("; ", wrong));
        }
        LOG.infof(
                "settings read CUSTOM_LLM_SECRET=%s CALL_TOKEN_SECRET=%s DATABASE_URL=%s REDIS_URL=%s"
                        + " KAFKA_BOOTSTRAP_SERVERS=%s JWKS_URL=%s OPENAI_API_KEY=%s OPENAI_BASE_URL=%s OPENAI_MODEL=%s"
                        + " FALLBACK_MODEL_URL=%s LLM_PLAIN_CHAT=%s",
                masked(config.customLlmSecret()),
                masked(config.callTokenSecret()),
                withoutLogin(config.databaseUrl()),
                withoutLogin(config.redisUrl()),
                config.kafka().orElse("unset"),
                config.jwksUrl().orElse("unset"),
                masked(config.model().key()),
                config.model().url(),
                config.model().name(),
                config.model().fallbackUrl().orElse("unset"),
                config.plainChat());
    }

    /** What is wrong with the settings, each naming its variable. */
    static List<String> wrong(LlmConfig config) {
        List<String> wrong = new ArrayList<>();
        secret(wrong, "CUSTOM_LLM_SECRET", config.customLlmSecret());
        secret(wrong, "CALL_TOKEN_SECRET", config.callTokenSecret());
        required(wrong, "DATABASE_URL", config.databaseUrl(), "jdbc:postgresql:");
        required(wrong, "REDIS_URL", config.redisUrl(), "redis");
        required(wrong, "KAFKA_BOOTSTRAP_SERVERS", config.kafka(), "");
        config.jwksUrl().ifPresent(url -> required(wrong, "JWKS_URL", Optional.of(url), "http"));
        required(wrong, "OPENAI_BASE_URL", Optional.of(config.model().url()), "http");
        if (config.model().fallbackUrl().isPresent()
                && config.model().fallbackName().isEmpty()) {
            wrong.add("FALLBACK_MODEL_NAME is required with FALLBACK_MODEL_URL");
        }
        return wrong;
    }

    private static void secret(List<String> wrong, String variable, Optional<String> value) {
        if (value.isEmpty()) {
            wrong.add(variable + " is not set");
        } else if (value.get().length() < SECRET_CHARS) {
            wrong.add(variable + " needs at least " + SECRET_CHARS + " characters");
        }
    }

    private static void required(List<String> wrong, String variable, Optional<String> value, String start) {
        if (value.isEmpty()) {
            wrong.add(variable + " is not set");
        } else if (!value.get().startsWith(start)) {
            wrong.add(variable + " must start with " + start);
        }
    }

    private static String masked(Optional<String> secret) {
        return secret.isPresent() ? "***" : "unset";
    }

    private static String withoutLogin(Optional<String> url) {
        return url.orElse("unset").replaceAll("//[^/@]*@", "//***@").replaceAll("\\?.*", "");
    }
}
