package io.hearthline.llm.turns;

import io.agroal.api.AgroalDataSource;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.session.AnsweredBy;
import io.hearthline.llm.outbox.DialogueOutbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Decides on concerns that were heard while a machine may have been talking: told when a person picked up, or after
 * {@value #SECONDS} seconds whoever did.
 */
@ApplicationScoped
class ProvisionalConcerns {
    private static final Logger LOG = Logger.getLogger(ProvisionalConcerns.class);
    private static final int SECONDS = 10;
    private static final Duration AT_MOST = Duration.ofSeconds(SECONDS);
    private static final int BATCH = 100;
    private static final String WAITING = """
            select dialogue_id, call_id, recipient_id, category, ordinal, said, received_at
            from concerns where status = 'PROVISIONAL' order by received_at limit ?""";

    private record Waiting(Effects.Of of, Effects.Concern concern, Instant receivedAt) {}

    private final AgroalDataSource database;
    private final Effects effects;
    private final DialogueOutbox outbox;
    private final Pickup pickup;
    private final Clock clock;

    ProvisionalConcerns(AgroalDataSource database, Effects effects, DialogueOutbox outbox, Pickup pickup, Clock clock) {
        this.database = database;
        this.effects = effects;
        this.outbox = outbox;
        this.pickup = pickup;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void tick() {
        try {
            decide();
        } catch (RuntimeException e) {
            // The edge of a thread; what was not decided comes again.
            LOG.errorf(
                    "provisional concerns undecided errorType=%s", e.getClass().getSimpleName());
        }
    }

    private void decide() {
        for (Waiting waiting : QuarkusTransaction.requiringNew().call(this::waiting)) {
            Optional<AnsweredBy> answeredBy = pickup.answeredBy(waiting.of().callId());
            boolean person = answeredBy.filter(who -> !who.nobody()).isPresent();
            boolean late = answeredBy.isEmpty()
                    && clock.instant().isAfter(waiting.receivedAt().plus(AT_MOST));
            if (person || late) {
                QuarkusTransaction.requiringNew().run(() -> promote(waiting));
                outbox.kick();
            }
        }
    }

    private void promote(Waiting waiting) {
        try (Connection connection = database.getConnection()) {
            effects.promoted(connection, waiting.of(), waiting.concern(), waiting.receivedAt());
        } catch (SQLException e) {
            throw new IllegalStateException("concern not promoted", e);
        }
    }

    private List<Waiting> waiting() {
        List<Waiting> waiting = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(WAITING)) {
            select.setInt(1, BATCH);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    UUID recipient = row.getObject("recipient_id", UUID.class);
                    waiting.add(new Waiting(
                            new Effects.Of(
                                    new DialogueId(row.getObject("dialogue_id", UUID.class)),
                                    new CallId(row.getObject("call_id", UUID.class)),
                                    recipient == null ? null : new RecipientId(recipient)),
                            new Effects.Concern(
                                    row.getString("category"), row.getInt("ordinal"), row.getString("said")),
                            row.getTimestamp("received_at").toInstant()));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("concerns unread", e);
        }
        return waiting;
    }
}
