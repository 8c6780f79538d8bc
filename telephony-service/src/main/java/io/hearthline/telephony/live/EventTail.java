package io.hearthline.telephony.live;

import io.hearthline.contracts.events.CallEvent;
import io.hearthline.contracts.events.DialogueEvent;
import io.hearthline.contracts.events.Topics;
import io.hearthline.contracts.json.Json;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Follows {@code calls.v1} and {@code dialogues.v1} from now on and tells the readers. Every replica reads everything, so
 * a reader may be connected to any of them; there is no consumer group.
 */
@ApplicationScoped
class EventTail {
    private static final Logger LOG = Logger.getLogger(EventTail.class);
    private static final List<String> TOPICS = List.of(Topics.CALLS, Topics.DIALOGUES);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Map<TopicPartition, Long> next = new HashMap<>();
    private final CountDownLatch following = new CountDownLatch(1);
    private final LiveNews news;
    private final LiveFeed feed;
    private final String bootstrapServers;
    private volatile boolean open = true;
    private volatile @Nullable KafkaConsumer<String, String> consumer;

    EventTail(LiveNews news, LiveFeed feed, @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.news = news;
        this.feed = feed;
        this.bootstrapServers = bootstrapServers;
    }

    void started(@Observes StartupEvent event) {
        Thread.ofPlatform().daemon().name("live-events").start(this::run);
    }

    void stopped(@Observes ShutdownEvent event) {
        open = false;
        KafkaConsumer<String, String> current = consumer;
        if (current != null) {
            current.wakeup();
        }
    }

    /** Waits until nothing that happens from now on is missed; false if that takes too long. */
    boolean following(Duration atMost) throws InterruptedException {
        return following.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void run() {
        while (open) {
            try (KafkaConsumer<String, String> current =
                    new KafkaConsumer<>(settings(), new StringDeserializer(), new StringDeserializer())) {
                consumer = current;
                follow(current);
            } catch (WakeupException e) {
                LOG.debug("live events no longer followed");
            } catch (KafkaException e) {
                LOG.warnf("live events interrupted errorType=%s", e.getClass().getSimpleName());
                LockSupport.parkNanos(RETRY.toNanos());
            }
        }
    }

    private void follow(KafkaConsumer<String, String> current) {
        List<TopicPartition> partitions = partitions(current);
        if (partitions.isEmpty()) {
            // Whoever writes a topic has not made it yet.
            LockSupport.parkNanos(RETRY.toNanos());
            return;
        }
        current.assign(partitions);
        current.seekToEnd(
                partitions.stream().filter(each -> !next.containsKey(each)).toList());
        next.forEach(current::seek);
        partitions.forEach(each -> next.put(each, current.position(each)));
        following.countDown();
        while (open) {
            for (ConsumerRecord<String, String> each : current.poll(POLL)) {
                next.put(new TopicPartition(each.topic(), each.partition()), each.offset() + 1);
                tell(each);
            }
        }
    }

    /** Of all topics, or none. */
    private static List<TopicPartition> partitions(KafkaConsumer<String, String> current) {
        List<TopicPartition> all = new ArrayList<>();
        for (String topic : TOPICS) {
            List<TopicPartition> some = current.partitionsFor(topic).stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            if (some.isEmpty()) {
                return List.of();
            }
            all.addAll(some);
        }
        return all;
    }

    private void tell(ConsumerRecord<String, String> each) {
        if (each.value() == null) {
            return;
        }
        try {
            if (each.topic().equals(Topics.DIALOGUES)) {
                take(Json.read(each.value(), DialogueEvent.class));
            } else {
                take(Json.read(each.value(), CallEvent.class));
            }
        } catch (Json.MalformedException e) {
            LOG.warnf("live event unreadable partition=%d offset=%d", each.partition(), each.offset());
        } catch (RuntimeException e) {
            // The edge of a thread: one event that cannot be told must not silence the others.
            LOG.errorf("live event not told errorType=%s", e.getClass().getSimpleName());
        }
    }

    private void take(DialogueEvent event) {
        // Also while nobody reads: who comes later must be kept from it as well.
        if (event instanceof DialogueEvent.ConcernSuspected suspected
                && LiveRules.hiddenFromFamily(suspected.category())) {
            feed.keepFromFamily(suspected.callId());
        }
        if (!feed.unread()) {
            news.of(event).ifPresent(feed::publish);
        }
    }

    private void take(CallEvent event) {
        if (event instanceof CallEvent.CallEnded ended) {
            feed.over(ended.callId());
        }
        if (!feed.unread()) {
            news.of(event).ifPresent(feed::publish);
        }
    }

    private Properties settings() {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("enable.auto.commit", "false");
        settings.put("auto.offset.reset", "latest");
        return settings;
    }
}
