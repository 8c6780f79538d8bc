package io.hearthline.telephony.carrier.twilio.machines;

import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.session.AnsweredBy;
import io.hearthline.contracts.session.CallSession;
import io.hearthline.telephony.calls.Call;
import io.hearthline.telephony.calls.CallProgress;
import io.hearthline.telephony.calls.CallState;
import io.hearthline.telephony.calls.CallStore;
import io.hearthline.telephony.calls.LiveCalls;
import io.hearthline.telephony.carrier.Carrier;
import io.hearthline.telephony.carrier.CarrierException;
import io.hearthline.telephony.carrier.twilio.Form;
import io.hearthline.telephony.carrier.twilio.SignedRequests;
import io.hearthline.telephony.platform.CallContext;
import io.hearthline.telephony.platform.PublicUrl;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Takes the carrier's verdict on who picked up, and leaves machines a message once they have beeped. */
@Path("/")
@PermitAll
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class MachineWebhooks {
    private static final Logger LOG = Logger.getLogger(MachineWebhooks.class);

    private final SignedRequests requests;
    private final CallStore calls;
    private final CallProgress progress;
    private final LiveCalls live;
    private final Line line;

    MachineWebhooks(SignedRequests requests, CallStore calls, CallProgress progress, LiveCalls live, Line line) {
        this.requests = requests;
        this.calls = calls;
        this.progress = progress;
        this.live = live;
        this.line = line;
    }

    /** How a call that goes on is changed, and what is counted of it. */
    @Singleton
    static final class Line {
        private final Carrier carrier;
        private final PublicUrl publicUrl;
        private final MeterRegistry metrics;
        private final Clock clock;

        Line(Carrier carrier, PublicUrl publicUrl, MeterRegistry metrics, Clock clock) {
            this.carrier = carrier;
            this.publicUrl = publicUrl;
            this.metrics = metrics;
            this.clock = clock;
        }
    }

    /** The carrier has listened to who picked up. */
    @POST
    @Path("amd-callback/{callId}")
    public Response verdict(
            @PathParam("callId") UUID callId, String body, @Context HttpHeaders headers, @Context UriInfo uri) {
        Form form = requests.signed(body, headers, uri);
        open(callId, form).ifPresent(call -> {
            try (CallContext _ = CallContext.of(call.id())) {
                take(call, Verdict.read(form.text("AnsweredBy").orElse("")));
            }
        });
        return Response.noContent().build();
    }

    /** The line is a machine's, and it records. */
    @POST
    @Path("twiml/voicemail/{callId}")
    public Response message(
            @PathParam("callId") UUID callId, String body, @Context HttpHeaders headers, @Context UriInfo uri) {
        Form form = requests.signed(body, headers, uri);
        Optional<CallSession.Persona> persona =
                open(callId, form).flatMap(call -> progress.session(call.id())).map(CallSession::persona);
        return xml(persona.map(speaker -> VoicemailTwiml.message(speaker, left(callId)))
                .orElseGet(VoicemailTwiml::hangUp));
    }

    private String left(UUID callId) {
        return line.publicUrl.at("/twiml/voicemail/" + callId + "/left");
    }

    /** The message was said to its end. */
    @POST
    @Path("twiml/voicemail/{callId}/left")
    public Response left(
            @PathParam("callId") UUID callId, String body, @Context HttpHeaders headers, @Context UriInfo uri) {
        Form form = requests.signed(body, headers, uri);
        open(callId, form).ifPresent(call -> {
            try (CallContext _ = CallContext.of(call.id())) {
                calls.messageLeft(call.id(), line.clock.instant());
                line.metrics.counter("hearthline.voicemail.left").increment();
                LOG.info("message left");
            }
        });
        return xml(VoicemailTwiml.hangUp());
    }

    private void take(Call call, AnsweredBy told) {
        Optional<AnsweredBy> known = progress.pickedUp(call.id(), told);
        known.ifPresent(who -> line.metrics
                .counter("hearthline.calls.picked.up", "by", who.name().toLowerCase(Locale.ROOT))
                .increment());
        switch (known.orElse(AnsweredBy.UNKNOWN)) {
            case MACHINE -> leaveMessage(call);
            case FAX -> live.hangUp(call);
            case HUMAN, UNKNOWN -> {}
        }
    }

    /** The redirect ends the media stream, and with it the engine's conversation. */
    private void leaveMessage(Call call) {
        String carrierCallId = call.carrierCallId();
        if (carrierCallId == null) {
            return;
        }
        try {
            if (!line.carrier.redirect(carrierCallId, "/twiml/voicemail/" + call.id())) {
                LOG.info("no message left, the machine has hung up");
            }
        } catch (CarrierException e) {
            LOG.warnf("no message left errorType=%s", e.getMessage());
            live.hangUp(call);
        }
    }

    /** The call meant, if it is not over and the carrier means the same. */
    private Optional<Call> open(UUID callId, Form form) {
        return calls.find(new CallId(callId))
                .filter(call -> call.state() instanceof CallState.Open)
                .filter(call -> call.carrierCallId() == null
                        || form.text("CallSid")
                                .map(call.carrierCallId()::equals)
                                .orElse(true));
    }

    private static Response xml(String twiml) {
        return Response.ok(twiml, MediaType.TEXT_XML_TYPE).build();
    }
}
