package io.hearthline.telephony.platform;

import io.hearthline.contracts.problem.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Lets nobody reach through the door of the media replicas what is not theirs to serve. */
@Provider
@PreMatching
class RoleFilter implements ContainerRequestFilter {
    private static final Set<String> EVERYWHERE = Set.of("", "/", "/health", "health");

    private final Role role;

    RoleFilter(@ConfigProperty(name = Role.KEY) Role role) {
        this.role = role;
    }

    static boolean serves(Role role, String path) {
        return role.controls() || EVERYWHERE.contains(path);
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!serves(role, request.getUriInfo().getPath())) {
            request.abortWith(Response.status(404)
                    .type(Problem.MEDIA_TYPE)
                    .entity(Problem.of(404, "not-served-here", "Not served by a media replica"))
                    .build());
        }
    }
}
