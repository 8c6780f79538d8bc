package io.hearthline.llm.platform;

import io.hearthline.contracts.access.KeyRequired;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/** The management API without a key to verify tokens with answers 503. */
@Provider
@PreMatching
public final class KeyFilter implements ContainerRequestFilter {
    private final LlmConfig config;

    KeyFilter(LlmConfig config) {
        this.config = config;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (config.jwksUrl().isEmpty() && request.getUriInfo().getPath().startsWith("/dialogues")) {
            KeyRequired.refuse(request);
        }
    }
}
