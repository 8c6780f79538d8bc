package io.hearthline.llm.tools;

import io.hearthline.contracts.problem.Problem;
import io.hearthline.contracts.problem.ProblemException;
import io.hearthline.contracts.session.CallSession;
import io.hearthline.llm.completions.CallResolver;
import io.hearthline.llm.platform.CallContext;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** {@code POST /tools/{name}}: may be used by whoever holds the token of a call, for that call. */
@Path("/tools")
@PermitAll
@RunOnVirtualThread
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class ToolsResource {
    private static final Logger LOG = Logger.getLogger(ToolsResource.class);
    private static final String BEARER = "Bearer ";

    private final ToolBox tools;
    private final CallResolver calls;
    private final Clock clock;

    ToolsResource(ToolBox tools, CallResolver calls, Clock clock) {
        this.tools = tools;
        this.calls = calls;
        this.clock = clock;
    }

    /** @throws ProblemException 401 without a call's token, 404 for an unknown tool, 422 for wrong arguments */
    @POST
    @Path("/{name}")
    public ToolAnswer use(
            @HeaderParam("Authorization") @Nullable String authorization, @PathParam("name") String name, byte[] body) {
        CallSession session = session(authorization);
        try (CallContext _ = CallContext.of(session.callId())) {
            ToolAnswer answer = tools.use(name, session, ToolRequest.read(body), clock.instant());
            LOG.debugf("tool used floor=%s end=%s", answer.floor(), answer.end());
            return answer;
        }
    }

    private CallSession session(@Nullable String authorization) {
        String token = authorization != null && authorization.startsWith(BEARER)
                ? authorization.substring(BEARER.length()).strip()
                : "";
        return calls.ofToken(token).orElseThrow(() -> new ProblemException(Problem.ofStatus(401)));
    }
}
