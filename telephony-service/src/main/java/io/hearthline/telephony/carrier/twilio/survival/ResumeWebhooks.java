package io.hearthline.telephony.carrier.twilio.survival;

import io.hearthline.contracts.ids.CallId;
import io.hearthline.telephony.calls.Call;
import io.hearthline.telephony.calls.CallStore;
import io.hearthline.telephony.carrier.twilio.Form;
import io.hearthline.telephony.carrier.twilio.Lines;
import io.hearthline.telephony.carrier.twilio.SignedRequests;
import io.hearthline.telephony.carrier.twilio.Twiml;
import io.hearthline.telephony.media.ResumeLease;
import io.hearthline.telephony.platform.CallContext;
import io.hearthline.telephony.platform.PublicUrl;
import io.hearthline.telephony.survival.Next;
import io.hearthline.telephony.survival.PlainCheckIn;
import io.hearthline.telephony.survival.Resumptions;
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
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** A stream has ended or broken, or a key was pressed: how the call goes on. Nothing counts without Twilio's signature. */
@Path("/")
@PermitAll
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class ResumeWebhooks {
    private static final Logger LOG = Logger.getLogger(ResumeWebhooks.class);

    private final SignedRequests requests;
    private final CallStore calls;
    private final Survival survival;
    private final Lines lines;
    private final PublicUrl publicUrl;

    ResumeWebhooks(SignedRequests requests, CallStore calls, Survival survival, Lines lines, PublicUrl publicUrl) {
        this.requests = requests;
        this.calls = calls;
        this.survival = survival;
        this.lines = lines;
        this.publicUrl = publicUrl;
    }

    /** Who decides. */
    @Singleton
    static final class Survival {
        private final Resumptions resumptions;
        private final PlainCheckIn plain;
        private final ResumeLease leases;

        Survival(Resumptions resumptions, PlainCheckIn plain, ResumeLease leases) {
            this.resumptions = resumptions;
            this.plain = plain;
            this.leases = leases;
        }

        private Next next(Call call) {
            leases.forget(call.id());
            return resumptions.next(call);
        }
    }

    /** The media stream is gone and the call is not. */
    @POST
    @Path("twiml/resume/{callId}")
    public Response resume(
            @PathParam("callId") UUID callId, String body, @Context HttpHeaders headers, @Context UriInfo uri) {
        Form form = requests.signed(body, headers, uri);
        return answered(calls.find(new CallId(callId)), form, survival::next);
    }

    /** As above, for a call known by the carrier's id only. */
    @POST
    @Path("twiml/resume")
    public Response resume(String body, @Context HttpHeaders headers, @Context UriInfo uri) {
        Form form = requests.signed(body, headers, uri);
        return answered(form.text("CallSid").flatMap(calls::findByCarrierId), form, survival::next);
    }

    /** A key was pressed where the plain question was asked, or none in time. */
    @POST
    @Path("twiml/keypad/{callId}")
    public Response keypad(
            @PathParam("callId") UUID callId, String body, @Context HttpHeaders headers, @Context UriInfo uri) {
        Form form = requests.signed(body, headers, uri);
        return answered(
                calls.find(new CallId(callId)), form, call -> survival.plain.pressed(call, form.text("Digits")));
    }

    /** Something became of a stream; only its breaking matters. */
    @POST
    @Path("stream-status/{callId}")
    public Response stream(
            @PathParam("callId") UUID callId, String body, @Context HttpHeaders headers, @Context UriInfo uri) {
        Form form = requests.signed(body, headers, uri);
        Optional<String> streamId = form.text("StreamSid");
        if (form.text("StreamEvent").equals(Optional.of("stream-error")) && streamId.isPresent()) {
            try (CallContext _ = CallContext.of(new CallId(callId))) {
                LOG.warn("stream broken, says the carrier");
                survival.leases.broken(new ResumeLease.Stream(new CallId(callId), streamId.get()));
            }
        }
        return Response.noContent().build();
    }

    private Response answered(Optional<Call> found, Form form, Function<Call, Next> decision) {
        if (found.isEmpty() || foreign(found.get(), form)) {
            return xml(Twiml.hangUp());
        }
        Call call = found.get();
        try (CallContext _ = CallContext.of(call.id())) {
            return xml(
                    switch (decision.apply(call)) {
                        case Next.Talk _ -> lines.connect(call);
                        case Next.Ask(var question) -> Twiml.ask(question, publicUrl.at("/twiml/keypad/" + call.id()));
                        case Next.SayGoodbye(var words) -> Twiml.goodbye(words);
                        case Next.HangUp _ -> Twiml.hangUp();
                    });
        }
    }

    /** True if the carrier speaks of another call than ours. */
    private static boolean foreign(Call call, Form form) {
        String known = call.carrierCallId();
        return known != null
                && form.text("CallSid").filter(sid -> !sid.equals(known)).isPresent();
    }

    private static Response xml(String twiml) {
        return Response.ok(twiml, MediaType.TEXT_XML_TYPE).build();
    }
}
