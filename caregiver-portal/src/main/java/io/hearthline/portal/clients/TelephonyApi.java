package io.hearthline.portal.clients;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** telephony's API, as far as pages use it. */
@RegisterRestClient(configKey = "telephony")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
interface TelephonyApi {
    /** Whom to phone. */
    record CallWanted(String recipientId) {}

    @POST
    @Path("call/health-check")
    @Consumes(MediaType.APPLICATION_JSON)
    CallPlaced healthCheck(@HeaderParam(HttpHeaders.AUTHORIZATION) String token, CallWanted wanted);

    /** Who is at the browser phone. */
    record TestCallWanted(String name) {
        @Override
        public String toString() {
            return "TestCallWanted[…]";
        }
    }

    @GET
    @Path("simulator")
    PhoneLine.Address phoneAddress(@HeaderParam(HttpHeaders.AUTHORIZATION) String token);

    @POST
    @Path("simulator/calls")
    @Consumes(MediaType.APPLICATION_JSON)
    PhoneLine testCall(@HeaderParam(HttpHeaders.AUTHORIZATION) String token, TestCallWanted wanted);
}
