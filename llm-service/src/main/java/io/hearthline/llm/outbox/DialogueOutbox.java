package io.hearthline.llm.outbox;

import io.agroal.api.AgroalDataSource;
import io.hearthline.contracts.eventlog.Outbox;
import io.hearthline.contracts.eventlog.OutboxRelay;
import io.hearthline.contracts.eventlog.TopicMaker;
import io.hearthline.contracts.events.DialogueEvent;
import io.hearthline.contracts.events.Topics;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Publishes on {@code dialogues.v1}: events are rows of the caller's transaction, sent after it has committed. */
@ApplicationScoped
public class DialogueOutbox {
    private final AgroalDataSource database;
    private final String bootstrapServers;
    private @Nullable OutboxRelay relay;

    DialogueOutbox(
            AgroalDataSource database, @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.database = database;
        this.bootstrapServers = bootstrapServers;
    }

    void start(@Observes StartupEvent started) {
        TopicMaker.keptAWeek(bootstrapServers, Topics.DIALOGUES);
        relay = OutboxRelay.start(database, bootstrapServers, "/llm-service");
    }

    void stop(@Observes ShutdownEvent stopped) {
        if (relay != null) {
            relay.close();
        }
    }

    /** Adds an event to the connection's transaction; {@link #kick()} once it has committed. */
    public void append(Connection connection, UUID eventId, DialogueEvent event, Instant at) throws SQLException {
        Outbox.append(connection, Topics.DIALOGUES, eventId, event, at, traceparent());
    }

    /** Sends at once what has been committed. */
    public void kick() {
        if (relay != null) {
            relay.kick();
        }
    }

    private static @Nullable String traceparent() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : null;
    }
}
