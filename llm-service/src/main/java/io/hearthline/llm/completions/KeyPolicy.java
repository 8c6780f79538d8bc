package io.hearthline.llm.completions;

import io.hearthline.llm.platform.LlmConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Who may use the endpoint, and for what: the holder of the secret, for calls of ours, for plain chat only if allowed. */
@ApplicationScoped
public class KeyPolicy {
    private static final String BEARER = "Bearer ";

    private final LlmConfig config;

    KeyPolicy(LlmConfig config) {
        this.config = config;
    }

    /** Compares in constant time. */
    boolean accepts(@Nullable String authorization) {
        String secret = config.customLlmSecret().orElse("");
        if (authorization == null
                || secret.isEmpty()
                || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return false;
        }
        byte[] given = authorization.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(given, secret.getBytes(StandardCharsets.UTF_8));
    }

    /** True if a request that belongs to no call is answered as plain chat. */
    boolean allowsPlainChat() {
        return config.plainChat();
    }
}
