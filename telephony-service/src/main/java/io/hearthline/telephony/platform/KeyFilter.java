package io.hearthline.telephony.platform;

import io.hearthline.contracts.access.KeyRequired;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Closes the management API where no key to verify tokens with is configured. The carrier's edge has its own check. */
@Provider
@PreMatching
class KeyFilter implements ContainerRequestFilter {
    private static final Set<String> MANAGEMENT =
            Set.of("recipients", "call", "calls", "sessions", "personas", "live", "simulator");

    private final boolean closed;

    KeyFilter(@ConfigProperty(name = "telephony.jwks-url") Optional<String> jwksUrl) {
        closed = jwksUrl.filter(url -> !url.isBlank()).isEmpty();
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        String first = (path.startsWith("/") ? path.substring(1) : path).split("/", 2)[0];
        if (closed && MANAGEMENT.contains(first)) {
            KeyRequired.refuse(request);
        }
    }
}
