package io.hearthline.telephony.carrier.twilio;

import io.hearthline.contracts.problem.ProblemException;
import io.hearthline.telephony.platform.PublicUrl;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.jboss.logging.Logger;

/**
 * The carrier's webhooks, once its signature is checked. The address that was signed is made of the public one and the
 * path and query as they came; what a proxy forwards about hosts and schemes is never asked.
 */
@Singleton
public final class SignedRequests {
    private static final Logger LOG = Logger.getLogger(SignedRequests.class);

    private final TwilioSignature signature;
    private final PublicUrl publicUrl;

    SignedRequests(TwilioConfig config, PublicUrl publicUrl) {
        this.signature = new TwilioSignature(config.authTokens());
        this.publicUrl = publicUrl;
    }

    /** The form, if the carrier has signed it; refused with 403 otherwise. */
    public Form signed(String body, HttpHeaders headers, UriInfo uri) {
        URI request = uri.getRequestUri();
        String query = request.getRawQuery();
        String url = publicUrl.at(request.getRawPath() + (query == null ? "" : "?" + query));
        Form form = form(body);
        if (!signature.valid(headers.getHeaderString(TwilioSignature.HEADER), url, form.fields())) {
            LOG.warn("webhook refused, not signed by the carrier");
            throw ProblemException.notAllowed();
        }
        return form;
    }

    @SuppressWarnings("UnusedException") // the cause may repeat a field
    private static Form form(String body) {
        try {
            return Form.decode(body);
        } catch (IllegalArgumentException e) {
            throw ProblemException.notAllowed();
        }
    }
}
