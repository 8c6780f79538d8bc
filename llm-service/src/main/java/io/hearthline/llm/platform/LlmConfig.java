package io.hearthline.llm.platform;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The settings of this service; each stands for an environment variable, see {@link StartCheck}. */
@ConfigMapping(prefix = "llm")
public interface LlmConfig {
    /** Bearer secret of the chat-completions endpoint. */
    Optional<String> customLlmSecret();

    /** Verifies the call token in the voice engine's extra body. */
    Optional<String> callTokenSecret();

    /** True if a request that belongs to no call gets plain chat instead of a refusal. */
    boolean plainChat();

    Optional<String> databaseUrl();

    Optional<String> databaseUser();

    Optional<String> databasePassword();

    Optional<String> redisUrl();

    Optional<String> kafka();

    /** Where the token issuer's keys lie; without it the management API answers 503. */
    Optional<String> jwksUrl();

    Optional<String> portalUrl();

    Model model();

    /** The chat model and the one that stands in for it; without a key there is none. */
    interface Model {
        /** Ends in /v1. */
        String url();

        Optional<String> key();

        String name();

        Optional<String> fallbackUrl();

        Optional<String> fallbackKey();

        Optional<String> fallbackName();
    }
}
