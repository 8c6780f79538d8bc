package io.hearthline.postcall.platform;

import io.hearthline.contracts.access.KeyRequired;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Without a key to verify tokens with, everything but health answers 503. */
@Provider
@PreMatching
public final class KeyFilter implements ContainerRequestFilter {
    private final boolean configured;

    KeyFilter(@ConfigProperty(name = "postcall.jwks-url") Optional<String> jwksUrl) {
        configured = jwksUrl.isPresent();
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        if (!configured && !path.equals("/health") && !path.startsWith("/q/")) {
            KeyRequired.refuse(request);
        }
    }
}
