package io.hearthline.portal.alerts;

import io.hearthline.contracts.ids.AlertId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.problem.ProblemException;
import io.hearthline.portal.clients.Kept;
import io.hearthline.portal.clients.RecordsClient;
import io.hearthline.portal.clients.Reply;
import io.hearthline.portal.grants.Sight;
import io.hearthline.portal.projection.Person;
import io.hearthline.portal.projection.PersonStore;
import io.hearthline.portal.signin.Viewer;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The inbox of alerts, and its buttons. The worker decides who may press them. */
@Path("/alerts")
@RunOnVirtualThread
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class AlertsPage {
    private static final String OPEN = "OPEN";
    private static final Set<String> OUTCOMES = Set.of("true", "false", "unclear");

    private final RecordsClient records;
    private final PersonStore people;
    private final Sight sight;
    private final Viewer viewer;
    private final Clock clock;

    AlertsPage(RecordsClient records, PersonStore people, Sight sight, Viewer viewer, Clock clock) {
        this.records = records;
        this.people = people;
        this.sight = sight;
        this.viewer = viewer;
        this.clock = clock;
    }

    /** Open ones, worst first, or all, newest first. */
    @GET
    public Response page(@RestQuery @DefaultValue("open") String show, @RestQuery @Nullable String before) {
        Rows found = rows(show.equals("all"), before);
        return Response.ok(new AlertsView(
                        found.rows(), found.notice(), found.all(), found.live(), found.seen(), found.next()))
                .build();
    }

    /**
     * The newest open rows alone.
     *
     * @param seen what the page shows already; 204 if that is still so, so that nobody loses their place
     */
    @GET
    @Path("rows")
    public Response rows(@RestQuery @Nullable String seen) {
        Rows found = rows(false, null);
        if (found.seen().equals(seen)) {
            return Response.noContent().build();
        }
        return Response.ok(new AlertsRowsView(
                        found.rows(), found.notice(), found.all(), found.live(), found.seen(), found.next()))
                .build();
    }

    /** Takes one on. */
    @POST
    @Path("{alertId}/acknowledge")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response acknowledge(UUID alertId, @HeaderParam("HX-Request") @Nullable String part) {
        return settled(
                records.acknowledge(new AlertId(alertId)),
                "Acknowledged. The others in the circle see that you take care of it.",
                part);
    }

    /** Closes one. */
    @POST
    @Path("{alertId}/resolve")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response resolve(
            UUID alertId,
            @FormParam("outcome") @Nullable String outcome,
            @HeaderParam("HX-Request") @Nullable String part) {
        if (outcome == null || !OUTCOMES.contains(outcome)) {
            throw ProblemException.invalid("outcome", "must be true, false or unclear");
        }
        return settled(
                records.resolve(new AlertId(alertId), outcome), "Resolved. It stays in the list of all alerts.", part);
    }

    private record Rows(List<AlertRow> rows, String notice, boolean all, boolean live, String next) {
        String seen() {
            return Integer.toHexString(Objects.hash(rows, notice));
        }
    }

    private Rows rows(boolean all, @Nullable String before) {
        Reply<Kept.Alerts> reply = records.alerts(all ? null : OPEN, before);
        Kept.Alerts found = reply.answer().orElse(new Kept.Alerts(List.of(), null));
        Map<RecipientId, Person> persons = people
                .find(found.alerts().stream()
                        .map(Kept.Alert::recipientId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList())
                .stream()
                .collect(Collectors.toMap(Person::id, Function.identity()));
        Sight.Scope scope = sight.of(viewer.caller());
        Instant now = clock.instant();
        Comparator<Kept.Alert> order = all
                ? Comparator.comparing(Kept.Alert::openedAt).reversed()
                : Comparator.comparing(Kept.Alert::severity).reversed().thenComparing(Kept.Alert::openedAt);
        List<AlertRow> rows = found.alerts().stream()
                .sorted(order)
                .map(alert -> AlertRow.of(
                        alert,
                        alert.recipientId() == null ? null : persons.get(alert.recipientId()),
                        scope.mayAct(alert.recipientId()),
                        now))
                .toList();
        return new Rows(rows, notice(reply), all, !all && before == null, next(all, found.next()));
    }

    private static String next(boolean all, @Nullable String next) {
        return next == null
                ? ""
                : "/alerts?show=" + (all ? "all" : "open") + "&before="
                        + URLEncoder.encode(next, StandardCharsets.UTF_8);
    }

    private static String notice(Reply<Kept.Alerts> reply) {
        return switch (reply) {
            case Reply.Got<Kept.Alerts> _ -> "";
            case Reply.Absent<Kept.Alerts> _, Reply.Refused<Kept.Alerts> _ -> "Alerts are not shared with you.";
            case Reply.Away<Kept.Alerts> _ ->
                "The alert service does not answer. What is listed here may be missing something: phone the person if you worry.";
        };
    }

    private static Response settled(Reply<Boolean> reply, String done, @Nullable String part) {
        boolean good = reply instanceof Reply.Got<Boolean>;
        if (good && part == null) {
            return Response.seeOther(URI.create("/alerts")).build();
        }
        String words = switch (reply) {
            case Reply.Got<Boolean> _ -> done;
            case Reply.Absent<Boolean> _ -> "Not done: there is no such alert any more. Open the page again.";
            case Reply.Refused<Boolean>(var _, var title, var detail) ->
                "Not done: " + title + "." + (detail.isEmpty() ? "" : " " + detail);
            case Reply.Away<Boolean> _ -> "Not done: the alert service does not answer. Try again in a minute.";
        };
        return Response.ok(new SettledView(words, good)).build();
    }
}
