package io.hearthline.telephony.transfers.twilio;

import io.hearthline.telephony.carrier.twilio.Form;
import io.hearthline.telephony.carrier.twilio.SignedRequests;
import io.hearthline.telephony.platform.PublicUrl;
import io.hearthline.telephony.transfers.Transfer.Asker;
import io.hearthline.telephony.transfers.Transfers;
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

/** What Twilio asks while it puts a call through; signed, and as often as it likes. */
@Path("/")
@PermitAll
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class TransferWebhooks {
    private static final String AGREED = "1";

    private final SignedRequests requests;
    private final PublicUrl publicUrl;
    private final Transfers transfers;

    TransferWebhooks(SignedRequests requests, PublicUrl publicUrl, Transfers transfers) {
        this.requests = requests;
        this.publicUrl = publicUrl;
        this.transfers = transfers;
    }

    /** The person's line has been taken over. */
    @POST
    @Path("twiml/transfer/{id}")
    public Response begin(@PathParam("id") UUID id, String body, @Context HttpHeaders headers, @Context UriInfo uri) {
        requests.signed(body, headers, uri);
        return xml(transfers
                .ringing(id)
                .map(ringing -> TransferTwiml.dial(
                        ringing.phone(),
                        ringing.timeout(),
                        ringing.askedBy() == Asker.PERSON,
                        at(id, "/whisper"),
                        at(id, "/over")))
                .orElseGet(() -> TransferTwiml.goOn(resume())));
    }

    /** Somebody, or something, has answered the other phone. */
    @POST
    @Path("twiml/transfer/{id}/whisper")
    public Response whisper(@PathParam("id") UUID id, String body, @Context HttpHeaders headers, @Context UriInfo uri) {
        requests.signed(body, headers, uri);
        return xml(transfers
                .ringing(id)
                .map(ringing -> TransferTwiml.whisper(ringing.forWhom(), at(id, "/agreed")))
                .orElseGet(TransferTwiml::hangUp));
    }

    /** A key was pressed on the other phone. */
    @POST
    @Path("twiml/transfer/{id}/agreed")
    public Response agreed(@PathParam("id") UUID id, String body, @Context HttpHeaders headers, @Context UriInfo uri) {
        Form form = requests.signed(body, headers, uri);
        boolean agreed = form.text("Digits").filter(AGREED::equals).isPresent();
        return xml(agreed && transfers.accept(id) ? TransferTwiml.join() : TransferTwiml.hangUp());
    }

    /** The other line is down, or never was up. */
    @POST
    @Path("twiml/transfer/{id}/over")
    public Response over(@PathParam("id") UUID id, String body, @Context HttpHeaders headers, @Context UriInfo uri) {
        requests.signed(body, headers, uri);
        return xml(transfers.over(id) ? TransferTwiml.hangUp() : TransferTwiml.goOn(resume()));
    }

    private String at(UUID id, String step) {
        return publicUrl.at("/twiml/transfer/" + id + step);
    }

    private String resume() {
        return publicUrl.at("/twiml/resume");
    }

    private static Response xml(String twiml) {
        return Response.ok(twiml, MediaType.TEXT_XML_TYPE).build();
    }
}
