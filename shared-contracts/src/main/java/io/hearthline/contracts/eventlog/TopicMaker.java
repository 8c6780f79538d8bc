package io.hearthline.contracts.eventlog;

import io.hearthline.contracts.events.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jboss.logging.Logger;

/**
 * Makes the topics a service writes, or gives them their settings where a reader came first. Works on a thread of its own
 * until it has succeeded: a broker that is away keeps no service from starting.
 */
public final class TopicMaker {
    private static final Logger LOG = Logger.getLogger(TopicMaker.class);
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final String TIMEOUT_MS = "5000";

    /** The last value of a key is kept, older ones are gone within two days. */
    private static final Map<String, String> COMPACTED = Map.of(
            "cleanup.policy", "compact",
            "segment.ms", Long.toString(Duration.ofDays(1).toMillis()),
            "max.compaction.lag.ms", Long.toString(Duration.ofDays(2).toMillis()));

    /** Seven days, because they hold speech. */
    private static final Map<String, String> KEPT_A_WEEK = Map.of(
            "cleanup.policy",
            "delete",
            "retention.ms",
            Long.toString(Duration.ofDays(7).toMillis()));

    private TopicMaker() {}

    /** Starts to make a topic of which the last value of every key is kept. */
    public static void compacted(String bootstrapServers, String topic) {
        start(bootstrapServers, topic, COMPACTED);
    }

    /** Starts to make a topic that is kept for a week. */
    public static void keptAWeek(String bootstrapServers, String topic) {
        start(bootstrapServers, topic, KEPT_A_WEEK);
    }

    private static void start(String bootstrapServers, String topic, Map<String, String> settings) {
        Thread.ofVirtual().name("topic-maker").start(() -> {
            while (!made(bootstrapServers, topic, settings)) {
                LockSupport.parkNanos(RETRY.toNanos());
            }
        });
    }

    private static boolean made(String bootstrapServers, String topic, Map<String, String> settings) {
        Map<String, Object> connection = Map.of(
                "bootstrap.servers", bootstrapServers,
                "default.api.timeout.ms", TIMEOUT_MS,
                "request.timeout.ms", TIMEOUT_MS);
        try (Admin admin = Admin.create(connection)) {
            makeOrAlter(admin, topic, settings);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        } catch (ExecutionException | KafkaException e) {
            LOG.warnf(
                    "topic not made topic=%s errorType=%s", topic, e.getClass().getSimpleName());
            return false;
        }
    }

    private static void makeOrAlter(Admin admin, String topic, Map<String, String> settings)
            throws InterruptedException, ExecutionException {
        NewTopic wanted = new NewTopic(topic, Optional.of(Topics.PARTITIONS), Optional.empty()).configs(settings);
        try {
            admin.createTopics(List.of(wanted)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
            List<AlterConfigOp> changes = settings.entrySet().stream()
                    .map(each -> new AlterConfigOp(
                            new ConfigEntry(each.getKey(), each.getValue()), AlterConfigOp.OpType.SET))
                    .toList();
            admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), changes))
                    .all()
                    .get();
        }
    }
}
