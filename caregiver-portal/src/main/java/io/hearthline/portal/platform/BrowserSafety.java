package io.hearthline.portal.platform;

import io.hearthline.contracts.problem.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/** Refuses what another site makes a browser send, and keeps pages with personal data out of caches. */
@Provider
@PreMatching
public final class BrowserSafety implements ContainerRequestFilter, ContainerResponseFilter {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    public void filter(ContainerRequestContext request) {
        boolean foreign = "cross-site".equals(request.getHeaderString("Sec-Fetch-Site"));
        if (foreign && !SAFE.contains(request.getMethod())) {
            request.abortWith(Response.status(403)
                    .type(Problem.MEDIA_TYPE)
                    .entity(Problem.ofStatus(403))
                    .build());
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        boolean publicKeys = request.getUriInfo().getPath().contains(".well-known");
        if (!publicKeys) {
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }
}
