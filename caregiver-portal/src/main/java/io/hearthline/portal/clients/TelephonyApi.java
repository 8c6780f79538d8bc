package io.hearthline.portal.clients;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** telephony's API, as far as pages use it. */
@RegisterRestClient(configKey = "telephony")
@Path("/call")
interface TelephonyApi {
    /** Whom to phone. */
    record CallWanted(String recipientId) {}

    @POST
    @Path("health-check")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    CallPlaced healthCheck(@HeaderParam(HttpHeaders.AUTHORIZATION) String token, CallWanted wanted);
}
