package io.hearthline.telephony.messages;

import io.agroal.api.AgroalDataSource;
import io.hearthline.contracts.eventlog.Inbox;
import io.hearthline.contracts.events.CallEvent;
import io.hearthline.contracts.events.Topics;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.telephony.outbox.Outbox;
import io.hearthline.telephony.recipients.PhoneNumber;
import io.hearthline.telephony.recipients.RecipientStore;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Passes on what the carrier says of messages, each thing once; who acts on it is the worker. Blocks. */
@ApplicationScoped
public class Messages {
    private static final String TAKEN = "carrier-messages";

    private final AgroalDataSource database;
    private final RecipientStore recipients;
    private final Outbox outbox;
    private final Clock clock;
    private final MeterRegistry metrics;

    Messages(AgroalDataSource database, RecipientStore recipients, Outbox outbox, Clock clock, MeterRegistry metrics) {
        this.database = database;
        this.recipients = recipients;
        this.outbox = outbox;
        this.clock = clock;
        this.metrics = metrics;
    }

    /**
     * A message of ours has come further, or has not.
     *
     * @param status the carrier's word
     * @param errorCode the carrier's; null if nothing went wrong
     */
    @Transactional
    public void status(String messageId, PhoneNumber to, String status, @Nullable Integer errorCode) {
        String identity = "MessageStatus/" + messageId + "/" + status;
        if (taken(identity)) {
            return;
        }
        Instant now = clock.instant();
        outbox.append(
                Topics.CALLS,
                identity,
                new CallEvent.MessageStatus(messageId, person(to).orElse(null), status, errorCode, now),
                now);
        metrics.counter("hearthline.messages.status", "failed", Boolean.toString(errorCode != null))
                .increment();
    }

    /** Somebody has written to us. */
    @Transactional
    public void received(String messageId, PhoneNumber from, String body) {
        String identity = "MessageReceived/" + messageId;
        if (taken(identity)) {
            return;
        }
        Instant now = clock.instant();
        outbox.append(
                Topics.CALLS,
                identity,
                new CallEvent.MessageReceived(messageId, person(from).orElse(null), from.e164(), body, now),
                now);
        metrics.counter("hearthline.messages.received").increment();
    }

    /** The one person a number belongs to or is a contact of; empty if that is nobody, or nobody knows which. */
    private Optional<RecipientId> person(PhoneNumber phone) {
        List<RecipientId> reached = recipients.reachedAt(phone);
        return reached.size() == 1 ? Optional.of(reached.getFirst()) : Optional.empty();
    }

    private boolean taken(String identity) {
        try (Connection connection = database.getConnection()) {
            return !Inbox.claim(connection, TAKEN, UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)));
        } catch (SQLException e) {
            throw new IllegalStateException("message not noted", e);
        }
    }
}
