package io.hearthline.portal.people;

import io.hearthline.contracts.events.RecipientEvent;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.problem.ProblemException;
import io.hearthline.portal.clients.Kept;
import io.hearthline.portal.clients.RecordsClient;
import io.hearthline.portal.clients.Reply;
import io.hearthline.portal.grants.Sight;
import io.hearthline.portal.platform.Moments;
import io.hearthline.portal.projection.CallStore;
import io.hearthline.portal.projection.KnownCall;
import io.hearthline.portal.projection.Person;
import io.hearthline.portal.projection.PersonStore;
import io.hearthline.portal.projection.Words;
import io.hearthline.portal.signin.Viewer;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestQuery;

/** A person's past calls. */
@Path("/people/{id}")
@RunOnVirtualThread
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class PersonPage {
    private static final int PAGE = 20;
    private static final int LAST_PAGE = 500;

    private final PersonStore people;
    private final CallStore calls;
    private final RecordsClient records;
    private final Sight sight;
    private final Viewer viewer;
    private final Clock clock;

    PersonPage(PersonStore people, CallStore calls, RecordsClient records, Sight sight, Viewer viewer, Clock clock) {
        this.people = people;
        this.calls = calls;
        this.records = records;
        this.sight = sight;
        this.viewer = viewer;
        this.clock = clock;
    }

    @GET
    public Response page(UUID id, @RestQuery @DefaultValue("0") int page) {
        var recipient = new RecipientId(id);
        Sight.Scope scope = sight.of(viewer.caller());
        if (!scope.maySee(recipient)) {
            throw ProblemException.notFound();
        }
        Person person = people.find(recipient).orElseThrow(ProblemException::notFound);
        int number = Math.clamp(page, 0, LAST_PAGE);
        List<KnownCall> found = calls.of(recipient, number, PAGE);
        Reply<Kept.Summaries> reply = records.summaries(found.stream()
                .filter(KnownCall::reachedSomebody)
                .map(KnownCall::id)
                .toList());
        Map<CallId, String> headlines = reply.answer().map(Kept.Summaries::summaries).orElse(List.of()).stream()
                .collect(Collectors.toMap(Kept.Summary::callId, Kept.Summary::headline, (a, _) -> a));
        Instant now = clock.instant();
        List<PersonView.PastCall> rows = found.stream()
                .map(call -> row(call, person, headlines, reply.away(), now))
                .toList();
        String here = "/people/" + id + "?page=";
        return Response.ok(new PersonView(
                        id.toString(),
                        person.name(),
                        rows,
                        reply.away() ? "Summaries are delayed: the service that keeps them does not answer." : "",
                        person.status() == RecipientEvent.Status.ACTIVE && scope.mayAct(recipient),
                        number == 0 ? "" : here + (number - 1),
                        found.size() < PAGE ? "" : here + (number + 1)))
                .build();
    }

    private static PersonView.PastCall row(
            KnownCall call, Person person, Map<CallId, String> headlines, boolean away, Instant now) {
        String outcome = call.outcome() == null ? "in progress" : Words.of(call.outcome());
        String missing = away ? "Summary delayed." : call.summarised() ? "" : "The summary is being written.";
        return new PersonView.PastCall(
                "/calls/" + call.id(),
                Moments.day(call.at(), person.zone(), now) + " " + Moments.clock(call.at(), person.zone()),
                Words.of(call.kind()),
                outcome,
                call.reachedSomebody() ? headlines.getOrDefault(call.id(), missing) : "");
    }
}
