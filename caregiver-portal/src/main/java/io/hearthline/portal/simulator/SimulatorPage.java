package io.hearthline.portal.simulator;

import io.hearthline.contracts.access.Caller;
import io.hearthline.contracts.problem.Problem;
import io.hearthline.contracts.problem.ProblemException;
import io.hearthline.portal.clients.PhoneLine;
import io.hearthline.portal.clients.Reply;
import io.hearthline.portal.clients.TelephonyClient;
import io.hearthline.portal.signin.Viewer;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerResponse;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** A phone in a page, for operators. */
@Path("/simulator")
@RunOnVirtualThread
@RolesAllowed({Caller.ADMIN, Caller.OPERATOR})
public class SimulatorPage {
    private static final int LONGEST_NAME = 100;
    private static final String AWAY =
            "No test call can be made now: the telephone service does not answer. Open the page again in a minute.";

    private final TelephonyClient telephony;
    private final Viewer viewer;

    SimulatorPage(TelephonyClient telephony, Viewer viewer) {
        this.telephony = telephony;
        this.viewer = viewer;
    }

    /** The phone; unlike other pages it may hear the microphone, and reach the telephone service's socket. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    public Response page(@Context HttpServerResponse response) {
        Reply<PhoneLine.Address> address = telephony.phoneAddress();
        String socket =
                address.answer().map(each -> origin(URI.create(each.stream()))).orElse("");
        // In place of what every page has: a browser that is sent two policies keeps both.
        response.headers()
                .set("Content-Security-Policy", policy(socket))
                .set("Permissions-Policy", "camera=(), microphone=(self), geolocation=()");
        return Response.ok(new SimulatorView(viewer.name(), socket.isEmpty() ? AWAY : ""))
                .build();
    }

    /** Makes a test call for this browser. */
    @POST
    @Path("calls")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    public Response call(@RestForm @Nullable String name) {
        if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
            throw ProblemException.invalid("name", "must be given, up to " + LONGEST_NAME + " characters");
        }
        return switch (telephony.testCall(name.strip())) {
            case Reply.Got<PhoneLine>(var line) ->
                Response.status(201).entity(line).build();
            case Reply.Refused<PhoneLine>(var status, var title, var detail) ->
                throw new ProblemException(Problem.of(status, "refused", title, detail));
            case Reply.Absent<PhoneLine> _, Reply.Away<PhoneLine> _ ->
                throw new ProblemException(Problem.ofStatus(503));
        };
    }

    private static String origin(URI socket) {
        return socket.getScheme() + "://" + socket.getRawAuthority();
    }

    private static String policy(String socket) {
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self' " + socket
                + "; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    }
}
