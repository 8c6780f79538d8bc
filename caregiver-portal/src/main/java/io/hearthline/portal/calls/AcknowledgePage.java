package io.hearthline.portal.calls;

import io.hearthline.contracts.ids.AlertId;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.problem.ProblemException;
import io.hearthline.portal.clients.RecordsClient;
import io.hearthline.portal.clients.Reply;
import io.hearthline.portal.grants.Sight;
import io.hearthline.portal.projection.CallStore;
import io.hearthline.portal.projection.KnownCall;
import io.hearthline.portal.signin.Viewer;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes an alert on. */
@Path("/calls/{callId}/alerts/{alertId}/acknowledge")
@RunOnVirtualThread
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class AcknowledgePage {
    private final CallStore calls;
    private final RecordsClient records;
    private final Sight sight;
    private final Viewer viewer;

    AcknowledgePage(CallStore calls, RecordsClient records, Sight sight, Viewer viewer) {
        this.calls = calls;
        this.records = records;
        this.sight = sight;
        this.viewer = viewer;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response acknowledge(UUID callId, UUID alertId, @HeaderParam("HX-Request") @Nullable String part) {
        KnownCall call = calls.find(new CallId(callId)).orElseThrow(ProblemException::notFound);
        Sight.Scope scope = sight.of(viewer.caller());
        if (!scope.maySee(call.recipientId())) {
            throw ProblemException.notFound();
        }
        if (!scope.mayAct(call.recipientId())) {
            throw ProblemException.notAllowed();
        }
        Reply<Boolean> reply = records.acknowledge(new AlertId(alertId));
        boolean good = reply instanceof Reply.Got<Boolean>;
        if (good && part == null) {
            return Response.seeOther(URI.create("/calls/" + callId + "#alerts")).build();
        }
        return Response.ok(new AcknowledgedView(words(reply), good)).build();
    }

    private static String words(Reply<Boolean> reply) {
        return switch (reply) {
            case Reply.Got<Boolean> _ -> "Acknowledged. The others in the circle see that you take care of it.";
            case Reply.Absent<Boolean> _ -> "Not acknowledged: there is no such alert any more. Open the page again.";
            case Reply.Refused<Boolean>(var _, var title, var detail) ->
                "Not acknowledged: " + title + "." + (detail.isEmpty() ? "" : " " + detail);
            case Reply.Away<Boolean> _ -> "Not acknowledged: the alert service does not answer. Try again in a minute.";
        };
    }
}
