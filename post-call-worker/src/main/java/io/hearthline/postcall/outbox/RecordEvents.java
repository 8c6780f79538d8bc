package io.hearthline.postcall.outbox;

import io.hearthline.contracts.eventlog.Outbox;
import io.hearthline.contracts.eventlog.OutboxRelay;
import io.hearthline.contracts.eventlog.TopicMaker;
import io.hearthline.contracts.events.RecordEvent;
import io.hearthline.contracts.events.Topics;
import io.hearthline.postcall.platform.AfterCommit;
import io.hearthline.postcall.platform.Sql;
import io.hearthline.postcall.platform.Traces;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Publishes record events: written with the state they tell of, sent right after the commit. */
@Singleton
public final class RecordEvents {
    private final Sql sql;
    private final DataSource database;
    private final AfterCommit afterCommit;
    private final String bootstrapServers;
    private @Nullable OutboxRelay relay;

    RecordEvents(
            Sql sql,
            DataSource database,
            AfterCommit afterCommit,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.sql = sql;
        this.database = database;
        this.afterCommit = afterCommit;
        this.bootstrapServers = bootstrapServers;
    }

    void onStart(@Observes StartupEvent start) {
        TopicMaker.keptAWeek(bootstrapServers, Topics.RECORDS);
        relay = OutboxRelay.start(database, bootstrapServers, "/post-call-worker");
    }

    void onStop(@Observes ShutdownEvent stop) {
        if (relay != null) {
            relay.close();
        }
    }

    /**
     * Adds an event to the caller's transaction.
     *
     * @param name what makes the event one of a kind: the same name is the same event
     */
    public void publish(String name, RecordEvent event, Instant at) {
        UUID eventId = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        sql.with(connection -> {
            Outbox.append(connection, Topics.RECORDS, eventId, event, at, Traces.current());
            return eventId;
        });
        afterCommit.run(this::kick);
    }

    private void kick() {
        if (relay != null) {
            relay.kick();
        }
    }
}
