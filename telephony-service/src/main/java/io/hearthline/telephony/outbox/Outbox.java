package io.hearthline.telephony.outbox;

import io.agroal.api.AgroalDataSource;
import io.hearthline.contracts.eventlog.OutboxRelay;
import io.hearthline.contracts.eventlog.TopicMaker;
import io.hearthline.contracts.events.Event;
import io.hearthline.contracts.events.Topics;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Events of this service: stored with the state they tell of, sent to Kafka once that is committed. */
@ApplicationScoped
public class Outbox {
    private final AgroalDataSource database;
    private final jakarta.enterprise.event.Event<Appended> appended;
    private final String bootstrapServers;
    private @Nullable OutboxRelay relay;

    /** An event lies in the current transaction. */
    record Appended() {}

    Outbox(
            AgroalDataSource database,
            jakarta.enterprise.event.Event<Appended> appended,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.database = database;
        this.appended = appended;
        this.bootstrapServers = bootstrapServers;
    }

    void started(@Observes StartupEvent event) {
        TopicMaker.compacted(bootstrapServers, Topics.RECIPIENTS);
        TopicMaker.keptAWeek(bootstrapServers, Topics.CALLS);
        relay = OutboxRelay.start(database, bootstrapServers, "/telephony-service");
    }

    void stopped(@Observes ShutdownEvent event) {
        if (relay != null) {
            relay.close();
        }
    }

    /**
     * Adds an event to the caller's transaction.
     *
     * @param identity names what happened; the same identity twice is one event
     */
    public void append(String topic, String identity, Event event, Instant at) {
        append(topic, identity, event, at, traceparent());
    }

    /** As above, for an effect whose trace is not the thread's own. */
    public void append(String topic, String identity, Event event, Instant at, @Nullable String traceparent) {
        UUID eventId = UUID.nameUUIDFromBytes((topic + "/" + identity).getBytes(StandardCharsets.UTF_8));
        try (Connection connection = database.getConnection()) {
            io.hearthline.contracts.eventlog.Outbox.append(connection, topic, eventId, event, at, traceparent);
        } catch (SQLException e) {
            throw new IllegalStateException("event not stored", e);
        }
        appended.fire(new Appended());
    }

    void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Appended event) {
        if (relay != null) {
            relay.kick();
        }
    }

    /** W3C trace context of the current span; null if there is none. */
    public static @Nullable String traceparent() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : null;
    }
}
