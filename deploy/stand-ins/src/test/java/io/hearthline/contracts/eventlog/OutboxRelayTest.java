package io.hearthline.contracts.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearthline.contracts.events.CallEvent;
import io.hearthline.contracts.events.Topics;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.json.Json;
import io.hearthline.contracts.session.CallKind;
import io.hearthline.contracts.session.Direction;
import io.hearthline.standins.Stores;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The event log on a real database and a real broker; it lies here because these embed them. */
class OutboxRelayTest {
    private static final int WRITERS = 4;
    private static final int EVENTS = 60;
    private static final Instant AT = Instant.parse("2026-03-20T09:00:00Z");
    private static final Stores STORES = new Stores();
    private static Map<String, String> settings = Map.of();

    @BeforeAll
    static void start() throws SQLException {
        settings = STORES.start();
        try (Connection connection = database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    create table outbox (
                        id bigint generated always as identity primary key,
                        event_id uuid not null unique, topic text not null, key text not null, bucket int not null,
                        type text not null, at timestamptz not null, traceparent text, value text not null);
                    create index outbox_bucket on outbox (bucket, id);
                    create table inbox (
                        consumer text not null, event_id uuid not null, at timestamptz not null default now(),
                        primary key (consumer, event_id));""");
        }
    }

    @AfterAll
    static void stop() {
        STORES.stop();
    }

    @Test
    void sendsEveryCommittedEventInOrderThoughTwoRelaysCompete() throws Exception {
        List<CallId> calls = new ArrayList<>();
        try (OutboxRelay one = OutboxRelay.start(database(), broker(), "/one");
                OutboxRelay two = OutboxRelay.start(database(), broker(), "/two")) {
            for (int i = 0; i < WRITERS; i++) {
                calls.add(CallId.random());
            }
            write(calls, one, two);

            await().atMost(Duration.ofSeconds(20)).until(() -> count("outbox") == 0);
            assertThat(one.sent() + two.sent()).isEqualTo((long) WRITERS * EVENTS);
        }

        Map<UUID, ConsumerRecord<String, String>> received = received(WRITERS * EVENTS);
        assertThat(received).hasSize(WRITERS * EVENTS);
        for (CallId call : calls) {
            assertThat(received.values().stream()
                            .filter(r -> r.key().equals(call.toString()))
                            .map(r -> ((CallEvent.CallPlaced) Json.read(r.value(), CallEvent.class)).attempt()))
                    .isSorted()
                    .hasSize(EVENTS);
        }
    }

    @Test
    void whatWasRolledBackIsNeverSentAndARepeatedEventIsOne() throws SQLException {
        UUID eventId = UUID.randomUUID();
        CallEvent event = new CallEvent.CallRinging(CallId.random(), null, AT);

        try (Connection connection = database().getConnection()) {
            connection.setAutoCommit(false);
            Outbox.append(connection, Topics.CALLS, UUID.randomUUID(), event, AT, null);
            connection.rollback();
            Outbox.append(connection, Topics.CALLS, eventId, event, AT, null);
            Outbox.append(connection, Topics.CALLS, eventId, event, AT, null);

            assertThat(count(connection, "outbox")).isEqualTo(1);
            connection.rollback();
        }
    }

    @Test
    void anEventIsClaimedOnceByEachConsumer() throws SQLException {
        UUID eventId = UUID.randomUUID();

        try (Connection connection = database().getConnection()) {
            assertThat(Inbox.claim(connection, "records", eventId)).isTrue();
            assertThat(Inbox.claim(connection, "records", eventId)).isFalse();
            assertThat(Inbox.claim(connection, "alerts", eventId)).isTrue();
        }
    }

    private static void write(List<CallId> calls, OutboxRelay... relays)
            throws InterruptedException, ExecutionException {
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> done = new ArrayList<>();
            for (CallId call : calls) {
                done.add(writers.submit(() -> {
                    try (Connection connection = database().getConnection()) {
                        connection.setAutoCommit(false);
                        for (int i = 1; i <= EVENTS; i++) {
                            Outbox.append(connection, Topics.CALLS, UUID.randomUUID(), placed(call, i), AT, null);
                            connection.commit();
                            relays[i % relays.length].kick();
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> each : done) {
                each.get();
            }
        }
    }

    private static CallEvent placed(CallId call, int attempt) {
        return new CallEvent.CallPlaced(
                call, null, DialogueId.random(), CallKind.GENERAL, Direction.OUTBOUND, attempt, AT);
    }

    private static Map<UUID, ConsumerRecord<String, String>> received(int expected) {
        Properties consumerSettings = new Properties();
        consumerSettings.put("bootstrap.servers", broker());
        consumerSettings.put("group.id", "outbox-relay-test");
        consumerSettings.put("auto.offset.reset", "earliest");
        Map<UUID, ConsumerRecord<String, String>> received = new LinkedHashMap<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(consumerSettings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(Topics.CALLS));
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(r ->
                                received.put(Headers.eventId(r.headers(), r.topic(), r.partition(), r.offset()), r));
                return received.size() >= expected;
            });
        }
        return received;
    }

    private static long count(String table) throws SQLException {
        try (Connection connection = database().getConnection()) {
            return count(connection, table);
        }
    }

    private static long count(Connection connection, String table) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select count(*) from " + table);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static String broker() {
        return settings.get("KAFKA_BOOTSTRAP_SERVERS");
    }

    private static DataSource database() {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setURL(settings.get("DATABASE_URL"));
        database.setUser(settings.get("DATABASE_USER"));
        database.setPassword(settings.get("DATABASE_PASSWORD"));
        return database;
    }
}
