package io.hearthline.telephony.platform;

import io.hearthline.contracts.events.Topics;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Creates the topics this service writes, and the one it cannot start without, where they are not there yet. */
@ApplicationScoped
class Topology {
    private static final Logger LOG = Logger.getLogger(Topology.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Map<String, String> COMPACTED = Map.of(
            "cleanup.policy",
            "compact",
            "segment.ms",
            millis(Duration.ofDays(1)),
            "max.compaction.lag.ms",
            millis(Duration.ofDays(2)));

    private final String bootstrapServers;

    Topology(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    void starting(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent event) {
        create(topic(Topics.RECIPIENTS, COMPACTED));
        // The portal's, but followed from the first second on.
        create(topic(Topics.ACCESS, COMPACTED));
        create(topic(Topics.CALLS, Map.of("retention.ms", millis(Duration.ofDays(7)))));
    }

    private static NewTopic topic(String name, Map<String, String> settings) {
        return new NewTopic(name, Optional.of(Topics.PARTITIONS), Optional.empty()).configs(settings);
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }

    private void create(NewTopic topic) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(topic)).all().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                LOG.warnf(
                        "topic not created topic=%s errorType=%s",
                        topic.name(), e.getClass().getSimpleName());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
