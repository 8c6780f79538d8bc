package io.hearthline.systemtests;

import io.hearthline.contracts.eventlog.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Kafka's topics, as somebody with access to the broker sees them. */
final class Log implements AutoCloseable {
    private static final Pattern DEAD_LETTERS = Pattern.compile(".*\\.dead-letters");

    private final String servers;
    private final KafkaProducer<String, String> producer;
    private final KafkaConsumer<String, String> consumer;
    private final List<ConsumerRecord<String, String>> deadLetters = new ArrayList<>();

    Log(String servers) {
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers),
                new StringSerializer(),
                new StringSerializer());
        this.servers = servers;
        consumer = consumer();
        consumer.subscribe(DEAD_LETTERS);
    }

    private KafkaConsumer<String, String> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        servers,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        "system-tests-" + System.nanoTime(),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                        500),
                new StringDeserializer(),
                new StringDeserializer());
    }

    /** Trace ids of all events of one key so far, by their type; {@code none} where an event has no trace. */
    Map<String, Set<String>> traces(List<String> topics, String key) {
        Map<String, Set<String>> traces = new TreeMap<>();
        try (KafkaConsumer<String, String> reader = consumer()) {
            List<TopicPartition> partitions = topics.stream()
                    .flatMap(topic -> reader.partitionsFor(topic).stream())
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> reader.position(each) < ends.get(each))) {
                for (ConsumerRecord<String, String> each : reader.poll(Duration.ofMillis(200))) {
                    if (key.equals(each.key())) {
                        traces.computeIfAbsent(header(each, Headers.TYPE), _ -> new TreeSet<>())
                                .add(traceId(header(each, Headers.TRACEPARENT)));
                    }
                }
            }
        }
        return traces;
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return Objects.requireNonNullElse(Headers.text(record.headers(), name), "none");
    }

    /** The second part of a W3C trace context. */
    private static String traceId(String traceparent) {
        String[] parts = traceparent.split("-");
        return parts.length == 4 ? parts[1] : "none";
    }

    void publish(String topic, String key, String value) {
        try {
            producer.send(new ProducerRecord<>(topic, key, value)).get(10, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("not published", e);
        }
    }

    /** All dead letters so far. */
    List<ConsumerRecord<String, String>> deadLetters() {
        consumer.poll(Duration.ofMillis(200)).forEach(deadLetters::add);
        return List.copyOf(deadLetters);
    }

    /** Names and values of all their headers. */
    List<String> deadLetterHeaders() {
        List<String> headers = new ArrayList<>();
        for (ConsumerRecord<String, String> letter : deadLetters()) {
            for (Header header : letter.headers()) {
                headers.add(header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        return headers;
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
        consumer.close();
    }
}
