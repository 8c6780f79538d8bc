package io.hearthline.telephony.simulator;

import io.hearthline.contracts.access.Caller;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.problem.ProblemException;
import io.hearthline.contracts.session.Profile;
import io.hearthline.telephony.calls.Call;
import io.hearthline.telephony.platform.Access;
import io.hearthline.telephony.platform.PublicUrl;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes test calls for browser phones. */
@Path("/simulator")
@RolesAllowed({Caller.ADMIN, Caller.OPERATOR, Caller.SERVICE})
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SimulatorResource {
    static final String STREAM = "/simulator/stream";

    private final TestCalls calls;
    private final PublicUrl publicUrl;
    private final Access access;

    SimulatorResource(TestCalls calls, PublicUrl publicUrl, Access access) {
        this.calls = calls;
        this.publicUrl = publicUrl;
        this.access = access;
    }

    /**
     * Who will be on the phone.
     *
     * @param name what the agent calls them
     * @param zone UTC if left out
     * @param language en-US if left out
     */
    public record PhoneBody(
            @NotBlank @Size(max = 100) String name,
            @Nullable String zone,

            @Size(max = 35) @Pattern(regexp = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*") @Nullable
            String language) {
        @Override
        public String toString() {
            return "PhoneBody[…]";
        }
    }

    /**
     * Where the phone connects to.
     *
     * @param token for its first message
     */
    public record Line(CallId callId, String stream, String token) {
        @Override
        public String toString() {
            return "Line[" + callId + "]";
        }
    }

    /** @param stream address of the socket a phone connects to */
    public record Address(String stream) {}

    /** Where phones connect to. */
    @GET
    public Address address() {
        return new Address(publicUrl.socketAt(STREAM));
    }

    /** Makes a test call, which waits for its browser. */
    @POST
    @Path("calls")
    public Response call(@NotNull @Valid PhoneBody body) {
        String name = body.name().strip();
        Profile person = new Profile(
                name,
                name,
                zone(body.zone()),
                body.language() == null ? "en-US" : body.language(),
                List.of(),
                List.of());
        Call call = calls.make(person, access.caller().subject());
        access.noteChange("simulator.call");
        return Response.status(201)
                .entity(new Line(call.id(), publicUrl.socketAt(STREAM), calls.token(call.id())))
                .build();
    }

    @SuppressWarnings("UnusedException") // the cause repeats the input
    private static ZoneId zone(@Nullable String zone) {
        try {
            return zone == null ? ZoneId.of("UTC") : ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw ProblemException.invalid("zone", "must be an IANA time zone");
        }
    }
}
