package io.hearthline.postcall.records;

import io.hearthline.contracts.events.AccessEvent.DataClass;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.problem.ProblemException;
import io.hearthline.postcall.transcripts.KeptCall;
import io.hearthline.postcall.transcripts.TranscriptStore;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** What was said in a call, also while it goes on. */
@Path("/transcripts")
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.CLINICIAN, Roles.CAREGIVER, Roles.SELF, Roles.SERVICE})
@RunOnVirtualThread
public final class TranscriptsResource {
    private final TranscriptStore store;
    private final Views views;
    private final Callers callers;

    TranscriptsResource(TranscriptStore store, Views views, Callers callers) {
        this.store = store;
        this.views = views;
        this.callers = callers;
    }

    @GET
    @Path("/{callId}")
    public TranscriptView one(@PathParam("callId") String callId) {
        KeptCall call = store.find(Ids.path(callId, CallId::of)).orElseThrow(ProblemException::notFound);
        callers.requireSee(call.recipientId(), DataClass.TRANSCRIPT);
        callers.note("transcript.read", call.recipientId(), call.id());
        return views.transcript(call.id(), callers.caller().seesEverybody());
    }
}
