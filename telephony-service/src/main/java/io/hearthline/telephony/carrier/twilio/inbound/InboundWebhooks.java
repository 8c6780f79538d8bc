package io.hearthline.telephony.carrier.twilio.inbound;

import io.hearthline.contracts.problem.ProblemException;
import io.hearthline.telephony.calls.Call;
import io.hearthline.telephony.calls.CallState;
import io.hearthline.telephony.calls.CallStore;
import io.hearthline.telephony.carrier.twilio.Form;
import io.hearthline.telephony.carrier.twilio.Lines;
import io.hearthline.telephony.carrier.twilio.SignedRequests;
import io.hearthline.telephony.carrier.twilio.Twiml;
import io.hearthline.telephony.inbound.InboundCalls;
import io.hearthline.telephony.platform.CallContext;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;

/** Somebody calls one of our numbers: what is to happen on the line. Nothing counts without Twilio's signature. */
@Path("/{edge: incoming-call|voice}")
@PermitAll
@RunOnVirtualThread
public class InboundWebhooks {
    private final SignedRequests requests;
    private final InboundCalls inbound;
    private final CallStore calls;
    private final Lines lines;

    InboundWebhooks(SignedRequests requests, InboundCalls inbound, CallStore calls, Lines lines) {
        this.requests = requests;
        this.inbound = inbound;
        this.calls = calls;
        this.lines = lines;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response posted(String body, @Context HttpHeaders headers, @Context UriInfo uri) {
        return answer(requests.signed(body, headers, uri));
    }

    /** As above, where the number is set to ask by GET: the fields are in the address, and signed with it. */
    @GET
    public Response got(@Context HttpHeaders headers, @Context UriInfo uri) {
        requests.signed("", headers, uri);
        String query = uri.getRequestUri().getRawQuery();
        return answer(Form.decode(query == null ? "" : query));
    }

    private Response answer(Form form) {
        String carrierCallId = form.text("CallSid").orElseThrow(ProblemException::notAllowed);
        Optional<Call> taken = inbound.take(carrierCallId, form.text("From"));
        if (taken.isEmpty()) {
            return xml(Twiml.goodbye(
                    "Hello. We are just calling you. Please hang up, and your phone will ring. Goodbye."));
        }
        Call call = taken.get();
        try (CallContext _ = CallContext.of(call.id())) {
            if (!(call.state() instanceof CallState.Open)) {
                return xml(Twiml.hangUp());
            }
            return xml(calls.isPlain(call.id()) ? Twiml.redirect(lines.resumeAt(call)) : lines.connect(call));
        }
    }

    private static Response xml(String twiml) {
        return Response.ok(twiml, MediaType.TEXT_XML_TYPE).build();
    }
}
