package io.hearthline.telephony.recordings.twilio;

import io.hearthline.contracts.ids.CallId;
import io.hearthline.telephony.calls.Call;
import io.hearthline.telephony.calls.CallStore;
import io.hearthline.telephony.carrier.twilio.Form;
import io.hearthline.telephony.carrier.twilio.SignedRequests;
import io.hearthline.telephony.platform.CallContext;
import io.hearthline.telephony.recordings.Recordings;
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
import java.util.UUID;
import org.jboss.logging.Logger;

/** What Twilio tells of recordings; signed, and as often as it likes. */
@Path("/")
@PermitAll
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class RecordingWebhooks {
    private static final Logger LOG = Logger.getLogger(RecordingWebhooks.class);

    private final SignedRequests requests;
    private final CallStore calls;
    private final Recordings recordings;

    RecordingWebhooks(SignedRequests requests, CallStore calls, Recordings recordings) {
        this.requests = requests;
        this.calls = calls;
        this.recordings = recordings;
    }

    /** The recording of a call is ready, or there is none. */
    @POST
    @Path("recording-status-callback/{callId}")
    public Response status(
            @PathParam("callId") UUID callId, String body, @Context HttpHeaders headers, @Context UriInfo uri) {
        Form form = requests.signed(body, headers, uri);
        take(new CallId(callId), form);
        return Response.noContent().build();
    }

    /** As above, for a call known by the carrier's id only. */
    @POST
    @Path("recording-status-callback")
    public Response status(String body, @Context HttpHeaders headers, @Context UriInfo uri) {
        Form form = requests.signed(body, headers, uri);
        form.text("CallSid").flatMap(calls::findByCarrierId).map(Call::id).ifPresent(callId -> take(callId, form));
        return Response.noContent().build();
    }

    private void take(CallId callId, Form form) {
        try (CallContext _ = CallContext.of(callId)) {
            String sid = form.text("RecordingSid")
                    .filter(text -> text.matches("RE[0-9a-f]{32}"))
                    .orElse("");
            switch (form.text("RecordingStatus").orElse("")) {
                case "completed" -> {
                    int seconds = form.number("RecordingDuration").orElse(0);
                    int channels = form.number("RecordingChannels").orElse(1);
                    if (sid.isEmpty() || !recordings.ready(callId, sid, seconds, channels)) {
                        LOG.debug("recording not expected, or known");
                    }
                }
                case "absent", "failed" -> recordings.absent(callId);
                default -> LOG.debug("recording goes on");
            }
        }
    }
}
