package io.hearthline.contracts.access;

import io.hearthline.contracts.events.AccessEvent;
import io.hearthline.contracts.events.Topics;
import io.hearthline.contracts.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * Follows {@code access.v1} from its beginning into an {@link AccessBook}, on a thread of its own. Every replica reads
 * the whole topic, so there is no consumer group.
 */
public final class AccessLog implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(AccessLog.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final AccessBook book;
    private final String bootstrapServers;
    private final Thread thread;
    private volatile boolean open = true;

    private AccessLog(String bootstrapServers, AccessBook book) {
        this.bootstrapServers = bootstrapServers;
        this.book = book;
        this.thread = Thread.ofPlatform().daemon().name("access-log").unstarted(this::run);
    }

    /** Starts to follow; returns at once. */
    public static AccessLog follow(String bootstrapServers, AccessBook book) {
        AccessLog log = new AccessLog(bootstrapServers, book);
        log.thread.start();
        return log;
    }

    private void run() {
        while (open) {
            try (KafkaConsumer<String, String> consumer = consumer()) {
                follow(consumer);
            } catch (WakeupException e) {
                LOG.debugf("access log stopped errorType=%s", e.getClass().getSimpleName());
            } catch (KafkaException e) {
                LOG.warnf("access log interrupted errorType=%s", e.getClass().getSimpleName());
                LockSupport.parkNanos(RETRY.toNanos());
            }
        }
    }

    private void follow(KafkaConsumer<String, String> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.ACCESS).stream()
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList();
        if (partitions.isEmpty()) {
            // The portal has not created the topic yet: until it has, nobody who needs a grant is let in.
            LockSupport.parkNanos(RETRY.toNanos());
            return;
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        while (open) {
            for (ConsumerRecord<String, String> each : consumer.poll(POLL)) {
                apply(each);
            }
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            if (partitions.stream().allMatch(p -> consumer.position(p) >= ends.getOrDefault(p, 0L))) {
                book.current();
            }
        }
    }

    private void apply(ConsumerRecord<String, String> each) {
        if (each.value() == null) {
            return;
        }
        try {
            book.apply(Json.read(each.value(), AccessEvent.class));
        } catch (Json.MalformedException e) {
            LOG.errorf("access event unreadable partition=%d offset=%d", each.partition(), each.offset());
        }
    }

    private KafkaConsumer<String, String> consumer() {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("enable.auto.commit", "false");
        settings.put("allow.auto.create.topics", "true");
        return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    }

    @Override
    public void close() {
        open = false;
        LockSupport.unpark(thread);
    }
}
