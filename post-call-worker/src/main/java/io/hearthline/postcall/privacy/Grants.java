package io.hearthline.postcall.privacy;

import io.hearthline.contracts.access.AccessBook;
import io.hearthline.contracts.access.AccessLog;
import io.hearthline.contracts.events.Topics;
import io.hearthline.postcall.platform.Loop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** This service's copy of the grants, kept up to date from {@code access.v1}. */
@Singleton
public final class Grants {
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final AccessBook book;
    private final String bootstrapServers;
    private @Nullable Loop starting;
    private volatile @Nullable AccessLog log;

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
        starting = Loop.start("grants", 1, RETRY, this::follow);
    }

    /** Follows once the topic is there; nobody has a grant before. */
    private boolean follow() {
        if (log == null && exists()) {
            log = AccessLog.follow(bootstrapServers, book);
        }
        return false;
    }

    private boolean exists() {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", bootstrapServers);
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            return !consumer.partitionsFor(Topics.ACCESS).isEmpty();
        }
    }

    void onStop(@Observes ShutdownEvent stop) {
        if (starting != null) {
            starting.close();
        }
        if (log != null) {
            log.close();
        }
    }
}
