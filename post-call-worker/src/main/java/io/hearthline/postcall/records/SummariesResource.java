package io.hearthline.postcall.records;

import io.hearthline.contracts.events.AccessEvent.DataClass;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.problem.ProblemException;
import io.hearthline.postcall.summaries.SummaryStore;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;

/** Summaries of calls, one or many at once. */
@Path("/summaries")
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.CLINICIAN, Roles.CAREGIVER, Roles.SELF, Roles.SERVICE})
@RunOnVirtualThread
public final class SummariesResource {
    private final SummaryStore store;
    private final Callers callers;

    SummariesResource(SummaryStore store, Callers callers) {
        this.store = store;
        this.callers = callers;
    }

    /** Those of the calls that have one and that the caller may see; the others are left out. */
    @GET
    public SummaryView.Batch batch(@QueryParam("callId") List<String> callIds) {
        if (callIds.isEmpty() || callIds.size() > Paging.MOST) {
            throw ProblemException.invalid("callId", "must be given 1 to " + Paging.MOST + " times");
        }
        List<CallId> calls =
                callIds.stream().map(id -> Ids.given("callId", id, CallId::of)).toList();
        List<SummaryStore.Kept> shown = store.find(calls).stream()
                .filter(kept -> callers.maySee(kept.summary().recipientId(), DataClass.SUMMARY))
                .toList();
        shown.forEach(kept -> callers.note(
                "summary.read", kept.summary().recipientId(), kept.summary().callId()));
        return new SummaryView.Batch(shown.stream().map(SummaryView::of).toList());
    }

    @GET
    @Path("/{callId}")
    public SummaryView one(@PathParam("callId") String callId) {
        SummaryStore.Kept kept = store.find(Ids.path(callId, CallId::of)).orElseThrow(ProblemException::notFound);
        callers.requireSee(kept.summary().recipientId(), DataClass.SUMMARY);
        callers.note(
                "summary.read", kept.summary().recipientId(), kept.summary().callId());
        return SummaryView.of(kept);
    }
}
