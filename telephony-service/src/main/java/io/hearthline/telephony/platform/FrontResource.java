package io.hearthline.telephony.platform;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Instant;

/** Says that the service is there. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class FrontResource {
    private final Clock clock;

    FrontResource(Clock clock) {
        this.clock = clock;
    }

    /** @param documentation where the API is described */
    public record Front(String name, String documentation, String health) {}

    /** @param uptime seconds since the start */
    public record Alive(String status, Instant timestamp, double uptime) {}

    /** What this is. */
    @GET
    public Front front() {
        return new Front("Hearthline telephony-service", "/q/openapi", "/q/health");
    }

    /** For load balancers that know no other path; details are at {@code /q/health}. */
    @GET
    @Path("health")
    public Alive health() {
        return new Alive(
                "ok", clock.instant(), ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0);
    }
}
