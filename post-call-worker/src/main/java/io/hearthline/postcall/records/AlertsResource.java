package io.hearthline.postcall.records;

import io.hearthline.contracts.events.AccessEvent.DataClass;
import io.hearthline.contracts.ids.AlertId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.problem.ProblemException;
import io.hearthline.postcall.alerts.Alert;
import io.hearthline.postcall.alerts.AlertDesk;
import io.hearthline.postcall.alerts.AlertStore;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a human must look at: read, take on, close. */
@Path("/alerts")
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.CLINICIAN, Roles.CAREGIVER, Roles.SELF, Roles.SERVICE})
@RunOnVirtualThread
public final class AlertsResource {
    private static final Set<String> OUTCOMES = Set.of("true", "false", "unclear");

    /** @param outcome {@code true}, {@code false} or {@code unclear} */
    public record Resolution(@Nullable String outcome) {}

    private final AlertStore store;
    private final AlertDesk desk;
    private final Callers callers;

    AlertsResource(AlertStore store, AlertDesk desk, Callers callers) {
        this.store = store;
        this.desk = desk;
        this.callers = callers;
    }

    /** @param before the {@code next} of the page before */
    @GET
    public AlertView.Page page(
            @QueryParam("status") @Nullable String status,
            @QueryParam("recipientId") @Nullable String recipientId,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("before") @Nullable String before) {
        Paging paging = Paging.of(before);
        List<AlertStore.Kept> found = store.page(new AlertStore.Wanted(
                status == null ? null : status(status),
                recipientId == null ? null : Ids.given("recipientId", recipientId, RecipientId::of),
                paging.at(),
                paging.id(),
                Paging.limit(limit)));
        List<AlertStore.Kept> shown =
                found.stream().filter(kept -> maySee(kept.alert())).toList();
        shown.forEach(kept -> callers.note(
                "alert.read", kept.alert().recipientId(), kept.alert().id()));
        String next = found.size() < limit
                ? null
                : Paging.next(
                        found.getLast().alert().openedAt(),
                        found.getLast().alert().id().value());
        return new AlertView.Page(shown.stream().map(this::view).toList(), next);
    }

    @POST
    @Path("/{alertId}/acknowledge")
    public AlertView acknowledge(@PathParam("alertId") String alertId) {
        AlertStore.Kept kept = find(alertId);
        callers.requireAct(kept.alert().recipientId());
        desk.acknowledge(kept.alert(), callers.caller().subject());
        callers.note(
                "alert.acknowledge", kept.alert().recipientId(), kept.alert().id());
        return view(find(alertId));
    }

    @POST
    @Path("/{alertId}/resolve")
    public AlertView resolve(@PathParam("alertId") String alertId, @Nullable Resolution resolution) {
        AlertStore.Kept kept = find(alertId);
        callers.requireAct(kept.alert().recipientId());
        String outcome = resolution == null ? null : resolution.outcome();
        if (outcome == null || !OUTCOMES.contains(outcome)) {
            throw ProblemException.invalid("outcome", "must be true, false or unclear");
        }
        desk.resolve(kept.alert(), callers.caller().subject(), outcome);
        callers.note("alert.resolve", kept.alert().recipientId(), kept.alert().id());
        return view(find(alertId));
    }

    private AlertStore.Kept find(String alertId) {
        AlertStore.Kept kept = store.find(Ids.path(alertId, AlertId::of)).orElseThrow(ProblemException::notFound);
        if (!maySee(kept.alert())) {
            throw ProblemException.notFound();
        }
        return kept;
    }

    private boolean maySee(Alert alert) {
        return alert.hiddenFromFamily()
                ? callers.caller().seesEverybody()
                : callers.maySee(alert.recipientId(), DataClass.SUMMARY);
    }

    private AlertView view(AlertStore.Kept kept) {
        return AlertView.of(kept, callers.maySee(kept.alert().recipientId(), DataClass.HEALTH));
    }

    private static String status(String status) {
        String name = status.toUpperCase(Locale.ROOT);
        if (Arrays.stream(Alert.Status.values()).noneMatch(s -> s.name().equals(name))) {
            throw ProblemException.invalid("status", "must be a status of alerts");
        }
        return name;
    }
}
