package io.hearthline.portal.platform;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.health.SmallRyeHealthReporter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Health in one line; the parts are at {@code /q/health}. */
@Path("/health")
@RunOnVirtualThread
public class HealthResource {
    /**
     * @param status {@code UP} or {@code DOWN}
     * @param uptime seconds since the start
     */
    public record Health(String status, Instant timestamp, long uptime) {}

    private final SmallRyeHealthReporter reporter;
    private final Clock clock;
    private final Instant startedAt;

    HealthResource(SmallRyeHealthReporter reporter, Clock clock) {
        this.reporter = reporter;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response health() {
        boolean down = reporter.getHealth().isDown();
        Instant now = clock.instant();
        var body = new Health(
                down ? "DOWN" : "UP", now, Duration.between(startedAt, now).toSeconds());
        return Response.status(down ? 503 : 200).entity(body).build();
    }
}
