package io.hearthline.postcall.records;

import io.hearthline.contracts.events.AccessEvent.DataClass;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.problem.ProblemException;
import io.hearthline.postcall.healthrecords.HealthRecordStore;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Health records of a person, newest first. */
@Path("/records")
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.CLINICIAN, Roles.CAREGIVER, Roles.SELF, Roles.SERVICE})
@RunOnVirtualThread
public final class RecordsResource {
    private final HealthRecordStore store;
    private final Views views;
    private final Callers callers;

    RecordsResource(HealthRecordStore store, Views views, Callers callers) {
        this.store = store;
        this.views = views;
        this.callers = callers;
    }

    /** @param before the {@code next} of the page before */
    @GET
    public RecordView.Page page(
            @QueryParam("recipientId") @Nullable String recipientId,
            @QueryParam("limit") @DefaultValue("30") int limit,
            @QueryParam("before") @Nullable String before) {
        RecipientId recipient = Ids.required("recipientId", recipientId, RecipientId::of);
        callers.requireSee(recipient, DataClass.HEALTH);
        Paging paging = Paging.of(before);
        List<HealthRecordStore.Kept> found = store.page(recipient, paging.at(), paging.id(), Paging.limit(limit));
        boolean all = callers.caller().seesEverybody();
        callers.note("records.list", recipient, recipient);
        String next = found.size() < limit
                ? null
                : Paging.next(
                        found.getLast().record().at(),
                        found.getLast().record().dialogueId().value());
        return new RecordView.Page(
                found.stream().map(kept -> views.record(kept, all)).toList(), next);
    }

    @GET
    @Path("/{dialogueId}")
    public RecordView one(@PathParam("dialogueId") String dialogueId) {
        DialogueId dialogue = Ids.path(dialogueId, DialogueId::of);
        HealthRecordStore.Kept kept = store.find(dialogue).orElseThrow(ProblemException::notFound);
        callers.requireSee(kept.record().recipientId(), DataClass.HEALTH);
        callers.note("record.read", kept.record().recipientId(), dialogue);
        return views.record(kept, callers.caller().seesEverybody());
    }
}
