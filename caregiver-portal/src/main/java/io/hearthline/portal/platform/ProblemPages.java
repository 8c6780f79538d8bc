package io.hearthline.portal.platform;

import io.hearthline.contracts.problem.Problem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;

/** Shows a refusal to a browser as a page that says what to do; machines get the problem details. */
@Provider
@Priority(ProblemPages.AFTER_PROBLEM_BODIES)
public final class ProblemPages implements ContainerResponseFilter {
    /** Response filters run from the highest number to the lowest; bodies are made at 5000. */
    static final int AFTER_PROBLEM_BODIES = 4000;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(response.getEntity() instanceof Problem problem) || !wantsPage(request)) {
            return;
        }
        String page = view(problem).render();
        response.setEntity(page, new Annotation[0], MediaType.TEXT_HTML_TYPE);
    }

    private static boolean wantsPage(ContainerRequestContext request) {
        String accept = request.getHeaderString(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.TEXT_HTML) && request.getHeaderString("HX-Request") == null;
    }

    private static ProblemView view(Problem problem) {
        return switch (problem.status()) {
            case 400 ->
                new ProblemView(
                        "That did not work",
                        "The form was too old or was not complete. Open the page again and repeat what you did.",
                        "/",
                        "Back to Today");
            case 401 -> new ProblemView("Please sign in", "You are not signed in any more.", "/signin", "Sign in");
            case 403 ->
                new ProblemView(
                        "You may not do this",
                        "Your account does not allow it. Ask an administrator or the main caregiver to change that.",
                        "/",
                        "Back to Today");
            case 404 ->
                new ProblemView(
                        "Nothing to see here",
                        "There is no such page, or it is about somebody you may not see. If you think you should,"
                                + " ask the main caregiver or an administrator to add you to the circle of care.",
                        "/",
                        "Back to Today");
            default ->
                problem.status() >= 500
                        ? new ProblemView(
                                "Something went wrong here",
                                "It is not your fault. Try again in a minute; calls and alerts go on without this page.",
                                "/",
                                "Back to Today")
                        : new ProblemView(
                                problem.title(), "Open the page again and repeat what you did.", "/", "Back to Today");
        };
    }
}
