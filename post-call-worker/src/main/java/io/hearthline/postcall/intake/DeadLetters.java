package io.hearthline.postcall.intake;

import io.hearthline.contracts.eventlog.Headers;
import io.hearthline.contracts.events.Topics;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Takes dead letters again, all that the topic still keeps: those that were taken since are skipped by the inbox, so a
 * replay can be repeated at will.
 */
@Singleton
public final class DeadLetters {
    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * What a replay came to, counted once for each consumer of the topic.
     *
     * @param taken now
     * @param known had been taken before
     * @param failed still cannot be taken
     */
    public record Replayed(int letters, int taken, int known, int failed) {}

    private final EventIntake intake;
    private final List<EventTaker> takers;
    private final String bootstrapServers;

    DeadLetters(
            EventIntake intake,
            @Any Instance<EventTaker> takers,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.intake = intake;
        this.takers = takers.stream().toList();
        this.bootstrapServers = bootstrapServers;
    }

    /** Topics whose dead letters may be replayed. */
    public Set<String> topics() {
        return takers.stream().map(EventTaker::topic).collect(Collectors.toUnmodifiableSet());
    }

    /** Replays, and returns when the end that was there at the start is reached. */
    public Replayed replay(String topic) {
        Map<UUID, ConsumerRecord<String, String>> letters = read(Topics.deadLetters(topic));
        int taken = 0;
        int known = 0;
        int failed = 0;
        for (Map.Entry<UUID, ConsumerRecord<String, String>> letter : letters.entrySet()) {
            for (EventTaker taker : takers) {
                if (!taker.topic().equals(topic)) {
                    continue;
                }
                try {
                    if (intake.take(taker, letter.getKey(), letter.getValue().value())) {
                        taken++;
                    } else {
                        known++;
                    }
                } catch (EventIntake.UnreadableException | EventIntake.NotTakenException e) {
                    failed++;
                }
            }
        }
        LOG.infof("dead letters replayed topic=%s letters=%d taken=%d failed=%d", topic, letters.size(), taken, failed);
        return new Replayed(letters.size(), taken, known, failed);
    }

    /** The identity the event had in its own topic. */
    private static UUID identity(ConsumerRecord<String, String> letter) {
        String topic = Headers.text(letter.headers(), "dead-letter-topic");
        String partition = Headers.text(letter.headers(), "dead-letter-partition");
        String offset = Headers.text(letter.headers(), "dead-letter-offset");
        if (topic == null || partition == null || offset == null || !(partition + offset).matches("\\d{2,18}")) {
            return Headers.eventId(letter.headers(), letter.topic(), letter.partition(), letter.offset());
        }
        return Headers.eventId(letter.headers(), topic, Integer.parseInt(partition), Long.parseLong(offset));
    }

    /** Events by their identity: one that several consumers could not take lies there several times. */
    private Map<UUID, ConsumerRecord<String, String>> read(String topic) {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("enable.auto.commit", "false");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Map<UUID, ConsumerRecord<String, String>> letters = new LinkedHashMap<>();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))
                    && System.nanoTime() < deadline) {
                consumer.poll(POLL).forEach(letter -> {
                    if (letter.value() != null) {
                        letters.put(identity(letter), letter);
                    }
                });
            }
            return letters;
        }
    }
}
