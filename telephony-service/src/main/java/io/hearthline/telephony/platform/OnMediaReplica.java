package io.hearthline.telephony.platform;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.ScheduledExecution;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keeps a replica for media from doing what the others do by the clock. */
@Singleton
public final class OnMediaReplica implements Scheduled.SkipPredicate {
    private final Role role;

    OnMediaReplica(@ConfigProperty(name = Role.KEY) Role role) {
        this.role = role;
    }

    @Override
    public boolean test(ScheduledExecution execution) {
        return !role.controls();
    }
}
