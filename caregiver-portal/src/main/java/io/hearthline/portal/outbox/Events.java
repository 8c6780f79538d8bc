package io.hearthline.portal.outbox;

import io.hearthline.contracts.eventlog.Outbox;
import io.hearthline.contracts.eventlog.OutboxRelay;
import io.hearthline.contracts.eventlog.TopicMaker;
import io.hearthline.contracts.events.Event;
import io.hearthline.contracts.events.Topics;
import io.hearthline.portal.platform.PortalConfig;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Publishes events together with the state they tell of: both are kept or neither is. */
@ApplicationScoped
public class Events {
    private final DataSource database;
    private final TransactionSynchronizationRegistry transactions;
    private final PortalConfig config;
    private volatile @Nullable OutboxRelay relay;

    Events(DataSource database, TransactionSynchronizationRegistry transactions, PortalConfig config) {
        this.database = database;
        this.transactions = transactions;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        TopicMaker.compacted(config.kafka(), Topics.ACCESS);
        relay = OutboxRelay.start(database, config.kafka(), "/caregiver-portal");
    }

    void stop(@Observes ShutdownEvent event) {
        OutboxRelay running = relay;
        if (running != null) {
            running.close();
        }
    }

    /** Adds an event to the caller's transaction; it leaves at once after the commit. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void publish(String topic, Event event, Instant at) {
        try (Connection connection = database.getConnection()) {
            Outbox.append(connection, topic, UUID.randomUUID(), event, at, traceparent());
        } catch (SQLException e) {
            throw new IllegalStateException("event cannot be written", e);
        }
        transactions.registerInterposedSynchronization(new KickAfterCommit());
    }

    private static @Nullable String traceparent() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : null;
    }

    private final class KickAfterCommit implements Synchronization {
        @Override
        public void beforeCompletion() {
            // Nothing to prepare: the row is written already.
        }

        @Override
        public void afterCompletion(int status) {
            OutboxRelay running = relay;
            if (status == Status.STATUS_COMMITTED && running != null) {
                running.kick();
            }
        }
    }
}
