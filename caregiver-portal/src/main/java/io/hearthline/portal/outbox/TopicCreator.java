package io.hearthline.portal.outbox;

import io.hearthline.contracts.events.Topics;
import io.hearthline.portal.platform.PortalConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jboss.logging.Logger;

/** Makes {@code access.v1} at the start, compacted, or makes it compacted where a reader came first. */
@ApplicationScoped
class TopicCreator {
    private static final Logger LOG = Logger.getLogger(TopicCreator.class);
    private static final long TIMEOUT_S = 15;
    private static final Map<String, String> COMPACTED = Map.of(
            "cleanup.policy", "compact",
            "segment.ms", String.valueOf(Duration.ofDays(1).toMillis()),
            "max.compaction.lag.ms", String.valueOf(Duration.ofDays(2).toMillis()));

    private final PortalConfig config;

    TopicCreator(PortalConfig config) {
        this.config = config;
    }

    /** On a thread of its own: a broker that is away must not keep pages from being served. */
    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("topic-creator").start(this::create);
    }

    private void create() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", config.kafka()))) {
            createOrAlter(admin);
            LOG.infof("topic ready topic=%s", Topics.ACCESS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            LOG.warnf(
                    "topic not made topic=%s errorType=%s",
                    Topics.ACCESS, e.getClass().getSimpleName());
        }
    }

    private static void createOrAlter(Admin admin) throws InterruptedException, ExecutionException, TimeoutException {
        NewTopic topic = new NewTopic(Topics.ACCESS, Topics.PARTITIONS, (short) -1).configs(COMPACTED);
        try {
            admin.createTopics(List.of(topic)).all().get(TIMEOUT_S, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
            List<AlterConfigOp> changes = COMPACTED.entrySet().stream()
                    .map(each -> new AlterConfigOp(
                            new ConfigEntry(each.getKey(), each.getValue()), AlterConfigOp.OpType.SET))
                    .toList();
            admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, Topics.ACCESS), changes))
                    .all()
                    .get(TIMEOUT_S, TimeUnit.SECONDS);
        }
    }
}
