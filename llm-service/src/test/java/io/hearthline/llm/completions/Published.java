package io.hearthline.llm.completions;

import io.hearthline.contracts.events.DialogueEvent;
import io.hearthline.contracts.events.Topics;
import io.hearthline.contracts.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;

/** What came out on {@code dialogues.v1}. */
public final class Published implements AutoCloseable {
    private final KafkaConsumer<String, String> consumer;
    private final List<DialogueEvent> events = new ArrayList<>();

    public Published(String bootstrapServers) {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("group.id", UUID.randomUUID().toString());
        settings.put("auto.offset.reset", "earliest");
        settings.put("metadata.max.age.ms", "500");
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        consumer.subscribe(List.of(Topics.DIALOGUES));
    }

    /** Waits until an event of the key is there that satisfies the condition. */
    public <T extends DialogueEvent> T await(Class<T> type, Predicate<T> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            poll();
            return events(type).stream().anyMatch(condition);
        });
        return events(type).stream().filter(condition).reduce((_, last) -> last).orElseThrow();
    }

    public <T extends DialogueEvent> List<T> events(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    public void poll() {
        for (ConsumerRecord<String, String> each : consumer.poll(Duration.ofMillis(200))) {
            events.add(Json.read(each.value(), DialogueEvent.class));
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
