package io.hearthline.portal.clients;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The worker's API, as far as pages use it. */
@RegisterRestClient(configKey = "records")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
interface RecordsApi {
    @GET
    @Path("summaries")
    Kept.Summaries summaries(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String token, @RestQuery("callId") List<String> callIds);

    @GET
    @Path("summaries/{callId}")
    Kept.Summary summary(@HeaderParam(HttpHeaders.AUTHORIZATION) String token, @RestPath UUID callId);

    @GET
    @Path("transcripts/{callId}")
    Kept.CallTranscript transcript(@HeaderParam(HttpHeaders.AUTHORIZATION) String token, @RestPath UUID callId);

    @GET
    @Path("records/{dialogueId}")
    Kept.HealthRecord record(@HeaderParam(HttpHeaders.AUTHORIZATION) String token, @RestPath UUID dialogueId);

    @GET
    @Path("alerts")
    Kept.Alerts alerts(@HeaderParam(HttpHeaders.AUTHORIZATION) String token, @RestQuery String recipientId);

    @GET
    @Path("alerts")
    Kept.Alerts alerts(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String token,
            @RestQuery @Nullable String status,
            @RestQuery @Nullable String before);

    @POST
    @Path("alerts/{alertId}/resolve")
    @Consumes(MediaType.APPLICATION_JSON)
    void resolve(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String token, @RestPath UUID alertId, Map<String, String> body);

    @POST
    @Path("alerts/{alertId}/acknowledge")
    @Consumes(MediaType.APPLICATION_JSON)
    void acknowledge(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String token, @RestPath UUID alertId, Map<String, String> body);
}
