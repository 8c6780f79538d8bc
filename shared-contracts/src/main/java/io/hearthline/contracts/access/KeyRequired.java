package io.hearthline.contracts.access;

import io.hearthline.contracts.problem.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;

/** The answer of a management API that has no key to verify tokens with: 503, never "open". */
public final class KeyRequired {
    private KeyRequired() {}

    /** Ends the request. */
    public static void refuse(ContainerRequestContext request) {
        request.abortWith(Response.status(503)
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.of(
                        503,
                        "sign-in-not-configured",
                        "Sign-in is not configured",
                        "Set JWKS_URL to the address of the token issuer's keys."))
                .build());
    }
}
