package io.hearthline.postcall.privacy;

import io.hearthline.contracts.access.AccessBook;
import io.hearthline.contracts.access.AccessLog;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** This service's copy of the grants, kept up to date from {@code access.v1}. */
@Singleton
public final class Grants {
    private final AccessBook book;
    private final String bootstrapServers;
    private @Nullable AccessLog log;

    Grants(Clock clock, @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.book = new AccessBook(clock);
        this.bootstrapServers = bootstrapServers;
    }

    @Produces
    @Singleton
    AccessBook book() {
        return book;
    }

    void onStart(@Observes StartupEvent start) {
        log = AccessLog.follow(bootstrapServers, book);
    }

    void onStop(@Observes ShutdownEvent stop) {
        if (log != null) {
            log.close();
        }
    }
}
