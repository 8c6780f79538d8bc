package io.hearthline.postcall.platform;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Instant;

/** The short health answer that load balancers of the earlier systems read. */
@Path("/health")
public final class HealthPage {
    private final Clock clock;

    HealthPage(Clock clock) {
        this.clock = clock;
    }

    /** @param uptime seconds */
    public record Health(String status, Instant timestamp, long uptime) {}

    @GET
    public Health health() {
        return new Health(
                "ok", clock.instant(), ManagementFactory.getRuntimeMXBean().getUptime() / 1000);
    }
}
