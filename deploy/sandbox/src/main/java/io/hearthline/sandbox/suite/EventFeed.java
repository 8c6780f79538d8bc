package io.hearthline.sandbox.suite;

import io.hearthline.contracts.events.CallEvent;
import io.hearthline.contracts.events.DialogueEvent;
import io.hearthline.contracts.events.Event;
import io.hearthline.contracts.events.RecordEvent;
import io.hearthline.contracts.events.Topics;
import io.hearthline.contracts.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Everything the services publish on calls, dialogues and records, from the first event on. */
public final class EventFeed implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<String, String> consumer;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final List<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();
    private final Thread thread;

    private EventFeed(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        "sandbox-" + UUID.randomUUID(),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                        1000),
                new StringDeserializer(),
                new StringDeserializer());
        thread = Thread.ofPlatform().name("event-feed").daemon().unstarted(this::run);
    }

    static EventFeed start(String bootstrapServers) {
        var feed = new EventFeed(bootstrapServers);
        feed.thread.start();
        return feed;
    }

    /** Calls the listener for every event from now on, on the feed's thread. */
    public void onEvent(Consumer<Event> listener) {
        listeners.add(listener);
    }

    /** All events of a kind so far, in the order they were read. */
    public <T extends Event> Stream<T> all(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast);
    }

    private void run() {
        try (consumer) {
            consumer.subscribe(List.of(Topics.CALLS, Topics.DIALOGUES, Topics.RECORDS));
            while (!Thread.currentThread().isInterrupted()) {
                for (ConsumerRecord<String, String> each : consumer.poll(POLL)) {
                    take(each);
                }
            }
        } catch (WakeupException e) {
            // The feed was closed; there is nobody left to tell.
            return;
        }
    }

    private void take(ConsumerRecord<String, String> published) {
        if (published.value() == null) {
            return;
        }
        Event event;
        try {
            event = read(published);
        } catch (Json.MalformedException e) {
            // No event of ours: the services put it aside as well.
            return;
        }
        events.add(event);
        listeners.forEach(listener -> listener.accept(event));
    }

    private static Event read(ConsumerRecord<String, String> published) {
        return switch (published.topic()) {
            case Topics.CALLS -> Json.read(published.value(), CallEvent.class);
            case Topics.DIALOGUES -> Json.read(published.value(), DialogueEvent.class);
            default -> Json.read(published.value(), RecordEvent.class);
        };
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
