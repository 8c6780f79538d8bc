package io.hearthline.telephony.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Default;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether this process has been told to end: it is not ready any more, and begins no call. */
@Default
@Readiness
@ApplicationScoped
public class Draining implements HealthCheck {
    private volatile boolean begun;

    /** From now on. */
    public void begin() {
        begun = true;
    }

    /** True once it has begun. */
    public boolean hasBegun() {
        return begun;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("takes new calls").status(!begun).build();
    }
}
