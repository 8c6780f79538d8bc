package io.hearthline.portal.people;

import io.hearthline.contracts.access.Caller;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.problem.ProblemException;
import io.hearthline.portal.clients.CallPlaced;
import io.hearthline.portal.clients.Reply;
import io.hearthline.portal.clients.TelephonyClient;
import io.hearthline.portal.grants.Sight;
import io.hearthline.portal.projection.Person;
import io.hearthline.portal.projection.PersonStore;
import io.hearthline.portal.signin.Viewer;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Phones a person now, after asking once. */
@Path("/people/{id}/call")
@RunOnVirtualThread
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class CallNowPage {
    private static final String PART = "HX-Request";

    private final PersonStore people;
    private final TelephonyClient telephony;
    private final Sight sight;
    private final Viewer viewer;

    CallNowPage(PersonStore people, TelephonyClient telephony, Sight sight, Viewer viewer) {
        this.people = people;
        this.telephony = telephony;
        this.sight = sight;
        this.viewer = viewer;
    }

    /** Asks. */
    @GET
    public Response ask(UUID id, @HeaderParam(PART) @Nullable String part) {
        return answer(person(id), "", false, "", part);
    }

    /** Phones. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response call(UUID id, @HeaderParam(PART) @Nullable String part) {
        Person person = person(id);
        return switch (telephony.callNow(person.id())) {
            case Reply.Got<CallPlaced>(var placed) ->
                answer(
                        person,
                        "Calling " + person.preferredName() + " now. The row shows when somebody answers.",
                        true,
                        "/calls/" + placed.callId(),
                        part);
            case Reply.Refused<CallPlaced>(var _, var title, var detail) ->
                answer(
                        person,
                        "Not called: " + sentence(title) + (detail.isEmpty() ? "" : " " + detail),
                        false,
                        "",
                        part);
            case Reply.Absent<CallPlaced> _ ->
                answer(
                        person,
                        "Not called: the telephone service does not know this person yet. Try again in a minute.",
                        false,
                        "",
                        part);
            case Reply.Away<CallPlaced> _ ->
                answer(
                        person,
                        "We do not know whether the call was placed: the telephone service did not answer. Look at the"
                                + " row before you try again, or phone yourself.",
                        false,
                        "",
                        part);
        };
    }

    private static String sentence(String title) {
        return title.endsWith(".") ? title : title + ".";
    }

    private Person person(UUID id) {
        var recipient = new RecipientId(id);
        Caller caller = viewer.caller();
        Sight.Scope scope = sight.of(caller);
        if (!scope.maySee(recipient)) {
            throw ProblemException.notFound();
        }
        if (!scope.mayAct(recipient)) {
            throw ProblemException.notAllowed();
        }
        return people.find(recipient).orElseThrow(ProblemException::notFound);
    }

    private static Response answer(Person person, String result, boolean good, String callHref, @Nullable String part) {
        String id = person.id().toString();
        String name = person.preferredName();
        TemplateInstance view = part == null
                ? new CallNowView(id, name, result, good, callHref)
                : new CallNowPartView(id, name, result, good, callHref);
        return Response.ok(view).build();
    }
}
