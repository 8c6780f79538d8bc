package io.hearthline.llm.platform;

import io.hearthline.contracts.access.KeyRequired;
import jakarta.inject.Provider;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;

/** The management API without a key to verify tokens with answers 503. */
@jakarta.ws.rs.ext.Provider
@PreMatching
public final class KeyFilter implements ContainerRequestFilter {
    /** Asked for on first use: filters are made before settings are read. */
    private final Provider<LlmConfig> config;

    KeyFilter(Provider<LlmConfig> config) {
        this.config = config;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (config.get().jwksUrl().isEmpty() && request.getUriInfo().getPath().startsWith("/dialogues")) {
            KeyRequired.refuse(request);
        }
    }
}
