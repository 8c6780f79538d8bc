package io.hearthline.telephony.carrier.twilio;

import io.hearthline.contracts.ids.CallId;
import io.hearthline.telephony.calls.Call;
import io.hearthline.telephony.calls.CallProgress;
import io.hearthline.telephony.calls.CallState;
import io.hearthline.telephony.calls.CallStore;
import io.hearthline.telephony.carrier.CarrierStatus;
import io.hearthline.telephony.platform.CallContext;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What Twilio asks and tells; nothing of it counts without its signature. */
@Path("/")
@PermitAll
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class TwilioWebhooks {
    private static final Logger LOG = Logger.getLogger(TwilioWebhooks.class);

    private final SignedRequests requests;
    private final Lines lines;
    private final CallStore calls;
    private final CallProgress progress;

    TwilioWebhooks(SignedRequests requests, Lines lines, CallStore calls, CallProgress progress) {
        this.requests = requests;
        this.lines = lines;
        this.calls = calls;
        this.progress = progress;
    }

    /** Somebody has picked up: what is to happen on the line. */
    @POST
    @Path("twiml/{callId}")
    public Response twiml(
            @PathParam("callId") UUID callId, String body, @Context HttpHeaders headers, @Context UriInfo uri) {
        Form form = requests.signed(body, headers, uri);
        return answer(calls.find(new CallId(callId)), form);
    }

    /** As above, for a call known by the carrier's id only. */
    @POST
    @Path("twiml")
    public Response twiml(String body, @Context HttpHeaders headers, @Context UriInfo uri) {
        Form form = requests.signed(body, headers, uri);
        return answer(form.text("CallSid").flatMap(calls::findByCarrierId), form);
    }

    /** A call has come further. */
    @POST
    @Path("status-callback/{callId}")
    public Response status(
            @PathParam("callId") UUID callId, String body, @Context HttpHeaders headers, @Context UriInfo uri) {
        Form form = requests.signed(body, headers, uri);
        return take(calls.find(new CallId(callId)), form);
    }

    /** As above, for a call known by the carrier's id only. */
    @POST
    @Path("status-callback")
    public Response status(String body, @Context HttpHeaders headers, @Context UriInfo uri) {
        Form form = requests.signed(body, headers, uri);
        return take(form.text("CallSid").flatMap(calls::findByCarrierId), form);
    }

    private Response answer(Optional<Call> found, Form form) {
        if (found.isEmpty() || !(found.get().state() instanceof CallState.Open)) {
            return xml(Twiml.hangUp());
        }
        Call call = found.get();
        try (CallContext _ = CallContext.of(call.id())) {
            String carrierCallId = form.text("CallSid").orElse(null);
            if (foreign(call, carrierCallId)) {
                return xml(Twiml.hangUp());
            }
            progress.news(call.id(), carrierCallId, new CarrierStatus.Queued(), CallProgress.UNNUMBERED);
            return xml(lines.connect(call));
        }
    }

    private Response take(Optional<Call> found, Form form) {
        if (found.isPresent()) {
            Call call = found.get();
            try (CallContext _ = CallContext.of(call.id())) {
                String carrierCallId = form.text("CallSid").orElse(null);
                if (!foreign(call, carrierCallId)) {
                    Duration talked =
                            form.number("CallDuration").map(Duration::ofSeconds).orElse(null);
                    progress.news(
                            call.id(),
                            carrierCallId,
                            Statuses.read(form.text("CallStatus").orElse(""), talked, null),
                            form.number("SequenceNumber").orElse(CallProgress.UNNUMBERED));
                }
            }
        }
        return Response.noContent().build();
    }

    /** True if the carrier speaks of another call than the one it dialled for us. */
    private static boolean foreign(Call call, @Nullable String carrierCallId) {
        String known = call.carrierCallId();
        boolean foreign = known != null && carrierCallId != null && !known.equals(carrierCallId);
        if (foreign) {
            LOG.warn("news of another carrier call under this call's address");
        }
        return foreign;
    }

    private static Response xml(String twiml) {
        return Response.ok(twiml, MediaType.TEXT_XML_TYPE).build();
    }
}
