package io.hearthline.telephony.transfers;

import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.ContactId;
import io.hearthline.contracts.problem.Problem;
import io.hearthline.contracts.problem.ProblemException;
import io.hearthline.telephony.calls.Call;
import io.hearthline.telephony.calls.CallState;
import io.hearthline.telephony.calls.CallStore;
import io.hearthline.telephony.platform.Access;
import io.hearthline.telephony.platform.CallContext;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts a live call through to a person, for those who run the calls. */
@Path("/")
@Authenticated
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class TransferResource {
    private final Transfers transfers;
    private final CallStore calls;
    private final Access access;

    TransferResource(Transfers transfers, CallStore calls, Access access) {
        this.transfers = transfers;
        this.calls = calls;
        this.access = access;
    }

    /** @param contactId one of the person's contacts; the operator if it is missing */
    public record TransferBody(@Nullable UUID contactId) {}

    /** What was begun. */
    public record TransferView(UUID transferId) {}

    /** Rings the operator or a contact and joins them with the person, who is told first. */
    @POST
    @Path("call/{id}/transfer")
    public Response transfer(@PathParam("id") UUID id, @Nullable TransferBody body) {
        access.requireOperator();
        Call call = calls.find(new CallId(id)).orElseThrow(ProblemException::notFound);
        if (!(call.state() instanceof CallState.InProgress)) {
            throw notOnTheLine();
        }
        ContactId contactId = body == null || body.contactId() == null ? null : new ContactId(body.contactId());
        try (CallContext _ = CallContext.of(call.id())) {
            return switch (transfers.begin(call, contactId)) {
                case Transfers.Asked.Begun(var transferId) ->
                    Response.accepted(new TransferView(transferId)).build();
                case Transfers.Asked.NobodyToRing _ ->
                    throw contactId == null
                            ? noOperator()
                            : ProblemException.invalid("contactId", "must be of a contact with a phone");
                case Transfers.Asked.NotOnTheLine _ -> throw notOnTheLine();
            };
        }
    }

    private static ProblemException notOnTheLine() {
        return new ProblemException(Problem.of(409, "not-on-the-line", "Nobody is on the line"));
    }

    private static ProblemException noOperator() {
        return new ProblemException(
                Problem.of(422, "no-operator", "No operator to put through to", "ONCALL_PHONE is not set."));
    }
}
