package io.hearthline.contracts.eventlog;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends what lies in an {@link Outbox}, on a thread of its own: at once after {@link #kick()}, and every second as a
 * backstop. An advisory lock lets one replica at a time send a bucket, in id order. A row leaves the table after Kafka
 * has acknowledged it, so a crash in between sends it again under the same event id.
 */
public final class OutboxRelay implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final long BACKSTOP_MS = 1000;
    private static final int BATCH = 500;
    private static final String PENDING = "select distinct bucket from outbox";
    private static final String LOCK = "select pg_try_advisory_xact_lock(hashtext('outbox ' || current_schema()), ?)";
    private static final String NEXT = """
            select id, event_id, topic, key, type, at, traceparent, value
            from outbox where bucket = ? order by id limit ?""";
    private static final String DELETE = "delete from outbox where id = any (?)";

    private final DataSource database;
    private final KafkaProducer<String, String> producer;
    private final String source;
    private final Semaphore kicks = new Semaphore(0);
    private final AtomicLong sent = new AtomicLong();
    private final Thread thread;
    private volatile boolean open = true;

    private OutboxRelay(DataSource database, String bootstrapServers, String source) {
        this.database = database;
        this.source = source;
        this.producer = producer(bootstrapServers);
        this.thread = Thread.ofPlatform().daemon().name("outbox-relay").unstarted(this::run);
    }

    /**
     * Starts to relay.
     *
     * @param database connections that are outside any transaction
     * @param source CloudEvents source, for example {@code /telephony-service}
     */
    public static OutboxRelay start(DataSource database, String bootstrapServers, String source) {
        OutboxRelay relay = new OutboxRelay(database, bootstrapServers, source);
        relay.thread.start();
        return relay;
    }

    /** Says that a transaction with events has committed. Never blocks. */
    public void kick() {
        kicks.release();
    }

    /** Events acknowledged by Kafka since the start. */
    public long sent() {
        return sent.get();
    }

    private void run() {
        while (open) {
            try {
                if (kicks.tryAcquire(BACKSTOP_MS, TimeUnit.MILLISECONDS)) {
                    kicks.drainPermits();
                }
                relay();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (SQLException | ExecutionException | KafkaException e) {
                LOG.warnf(
                        "outbox relay interrupted errorType=%s",
                        cause(e).getClass().getName());
            }
        }
    }

    private static Throwable cause(Exception e) {
        return e.getCause() == null ? e : e.getCause();
    }

    private void relay() throws SQLException, ExecutionException, InterruptedException {
        List<Integer> buckets = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(PENDING);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                buckets.add(rows.getInt(1));
            }
        }
        for (int bucket : buckets) {
            while (open && relay(bucket) == BATCH) {
                LOG.debugf("outbox batch sent bucket=%d", bucket);
            }
        }
    }

    private int relay(int bucket) throws SQLException, ExecutionException, InterruptedException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                int count = locked(connection, bucket) ? send(connection, bucket) : 0;
                connection.commit();
                return count;
            } catch (SQLException | ExecutionException | InterruptedException | KafkaException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private static boolean locked(Connection connection, int bucket) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock.setInt(1, bucket);
            try (ResultSet row = lock.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private int send(Connection connection, int bucket) throws SQLException, ExecutionException, InterruptedException {
        List<Future<RecordMetadata>> acknowledgements = new ArrayList<>();
        List<Long> ids = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(NEXT)) {
            select.setInt(1, bucket);
            select.setInt(2, BATCH);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getLong("id"));
                    acknowledgements.add(producer.send(message(row)));
                }
            }
        }
        if (acknowledgements.isEmpty()) {
            return 0;
        }
        producer.flush();
        for (Future<RecordMetadata> acknowledgement : acknowledgements) {
            acknowledgement.get();
        }
        try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
            // By id, not by range: a smaller id may have been committed since it was read.
            delete.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            delete.executeUpdate();
        }
        sent.addAndGet(acknowledgements.size());
        return acknowledgements.size();
    }

    private ProducerRecord<String, String> message(ResultSet row) throws SQLException {
        Instant at = row.getTimestamp("at").toInstant();
        ProducerRecord<String, String> message =
                new ProducerRecord<>(row.getString("topic"), row.getString("key"), row.getString("value"));
        header(message, Headers.SPEC_VERSION, "1.0");
        header(message, Headers.ID, row.getString("event_id"));
        header(message, Headers.TYPE, row.getString("type"));
        header(message, Headers.SOURCE, source);
        header(message, Headers.TIME, at.toString());
        header(message, Headers.TRACEPARENT, row.getString("traceparent"));
        return message;
    }

    private static void header(ProducerRecord<String, String> message, String name, @Nullable String value) {
        if (value != null) {
            message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static KafkaProducer<String, String> producer(String bootstrapServers) {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("acks", "all");
        settings.put("enable.idempotence", "true");
        settings.put("delivery.timeout.ms", "10000");
        settings.put("request.timeout.ms", "5000");
        settings.put("max.block.ms", "5000");
        settings.put("linger.ms", "0");
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    @Override
    public void close() {
        open = false;
        thread.interrupt();
        producer.close(Duration.ofSeconds(2));
    }
}
