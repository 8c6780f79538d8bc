package io.hearthline.contracts.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.jboss.logging.Logger;

/** What nobody expected: a constant answer, the type of the cause in the log. */
@Provider
public final class UnexpectedMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = Logger.getLogger(UnexpectedMapper.class);

    @Override
    public Response toResponse(Throwable failure) {
        if (failure instanceof WebApplicationException refused
                && refused.getResponse().getStatus() < 500) {
            return ProblemMapper.response(Problem.ofStatus(refused.getResponse().getStatus()));
        }
        StackTraceElement[] trace = failure.getStackTrace();
        LOG.errorf(
                "request failed errorType=%s where=%s",
                failure.getClass().getName(), trace.length == 0 ? "unknown" : trace[0]);
        return ProblemMapper.response(Problem.ofStatus(500));
    }
}
