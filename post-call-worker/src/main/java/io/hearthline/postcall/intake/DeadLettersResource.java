package io.hearthline.postcall.intake;

import io.hearthline.contracts.access.Caller;
import io.hearthline.contracts.problem.ProblemException;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** The command that takes dead letters again. */
@Path("/dead-letters")
@RolesAllowed(Caller.ADMIN)
@Blocking
public final class DeadLettersResource {
    private final DeadLetters deadLetters;

    DeadLettersResource(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    /** @param topic the topic the letters came from, for example {@code calls.v1} */
    @POST
    @Path("/{topic}/replay")
    public DeadLetters.Replayed replay(@PathParam("topic") String topic) {
        if (!deadLetters.topics().contains(topic)) {
            throw ProblemException.notFound();
        }
        return deadLetters.replay(topic);
    }
}
