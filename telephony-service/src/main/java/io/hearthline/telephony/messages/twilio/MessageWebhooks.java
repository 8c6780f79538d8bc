package io.hearthline.telephony.messages.twilio;

import io.hearthline.telephony.carrier.twilio.Form;
import io.hearthline.telephony.carrier.twilio.SignedRequests;
import io.hearthline.telephony.messages.Messages;
import io.hearthline.telephony.recipients.PhoneNumber;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** What Twilio tells of text messages; signed, and as often as it likes. */
@Path("/")
@PermitAll
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class MessageWebhooks {
    private static final Logger LOG = Logger.getLogger(MessageWebhooks.class);
    private static final Pattern SID = Pattern.compile("(?:SM|MM)[0-9a-f]{32}");
    private static final String NO_ANSWER = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>";

    private final SignedRequests requests;
    private final Messages messages;

    MessageWebhooks(SignedRequests requests, Messages messages) {
        this.requests = requests;
        this.messages = messages;
    }

    /** What became of a message of ours. */
    @POST
    @Path("message-status-callback")
    public Response status(String body, @Context HttpHeaders headers, @Context UriInfo uri) {
        Form form = requests.signed(body, headers, uri);
        Optional<String> sid = sid(form);
        Optional<PhoneNumber> to = form.text("To").flatMap(PhoneNumber::parse);
        Optional<String> status = form.text("MessageStatus").filter(word -> word.matches("[a-z_]{1,30}"));
        if (sid.isPresent() && to.isPresent() && status.isPresent()) {
            Integer errorCode =
                    form.number("ErrorCode").filter(code -> code > 0).orElse(null);
            messages.status(sid.get(), to.get(), status.get(), errorCode);
        } else {
            LOG.warn("message status unreadable");
        }
        return Response.noContent().build();
    }

    /** Somebody has written to one of our numbers; the answer, if there is one, is not sent from here. */
    @POST
    @Path("incoming-message")
    public Response received(String body, @Context HttpHeaders headers, @Context UriInfo uri) {
        Form form = requests.signed(body, headers, uri);
        Optional<String> sid = sid(form);
        Optional<PhoneNumber> from = form.text("From").flatMap(PhoneNumber::parse);
        if (sid.isPresent() && from.isPresent()) {
            messages.received(sid.get(), from.get(), form.text("Body").orElse(""));
        } else {
            LOG.warn("incoming message unreadable");
        }
        return Response.ok(NO_ANSWER, MediaType.TEXT_XML_TYPE).build();
    }

    private static Optional<String> sid(Form form) {
        return form.text("MessageSid").filter(SID.asMatchPredicate());
    }
}
