package io.hearthline.llm.platform;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Instant;

/** Says that the process is alive; {@code /q/health} also asks its stores. */
@Path("/health")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public final class HealthResource {
    private final Clock clock;

    HealthResource(Clock clock) {
        this.clock = clock;
    }

    /** The process is alive.
     *
     * @param uptime seconds since the process started */
    public record Health(String status, Instant timestamp, double uptime) {}

    @GET
    public Health health() {
        double uptime = ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
        return new Health("ok", clock.instant(), uptime);
    }
}
