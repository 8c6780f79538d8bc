package io.hearthline.portal.clients;

import io.hearthline.contracts.json.Json;
import io.hearthline.contracts.problem.Problem;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Turns an HTTP exchange into a {@link Reply}; a refusal keeps its words. */
final class Asking {
    private static final Logger LOG = Logger.getLogger(Asking.class);

    private Asking() {}

    static <T> Reply<T> ask(String service, Supplier<T> question) {
        try {
            return new Reply.Got<>(question.get());
        } catch (WebApplicationException e) {
            return refusal(service, e.getResponse());
        } catch (ProcessingException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            LOG.warnf(
                    "service away service=%s errorType=%s",
                    service, cause.getClass().getName());
            return new Reply.Away<>();
        }
    }

    private static <T> Reply<T> refusal(String service, Response response) {
        int status = response.getStatus();
        LOG.infof("service refused service=%s status=%d", service, status);
        if (status == 404) {
            return new Reply.Absent<>();
        }
        if (status >= 500) {
            return new Reply.Away<>();
        }
        Problem problem = problem(response, status);
        String detail = problem.detail();
        return new Reply.Refused<>(status, problem.title(), detail == null ? "" : detail);
    }

    private static Problem problem(Response response, int status) {
        String body = response.hasEntity() ? response.readEntity(String.class) : "";
        if (body.isBlank()) {
            return Problem.ofStatus(status);
        }
        try {
            return Json.read(body, Problem.class);
        } catch (Json.MalformedException e) {
            LOG.debugf(
                    "refusal without problem details errorType=%s", e.getClass().getName());
            return Problem.ofStatus(status);
        }
    }
}
