package io.hearthline.postcall.alerts;

import io.hearthline.contracts.events.RecordEvent;
import io.hearthline.contracts.ids.AlertId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.postcall.outbox.RecordEvents;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Opens alerts, and closes them for people. */
@Singleton
public class AlertDesk {
    private static final Logger LOG = Logger.getLogger(AlertDesk.class);
    /** Who resolved what a later call settled. */
    private static final String SYSTEM = "hearthline";

    private final AlertStore store;
    private final RecordEvents events;
    private final Event<AlertRaised> raised;
    private final AcknowledgeWithin within;
    private final Clock clock;

    AlertDesk(AlertStore store, RecordEvents events, Event<AlertRaised> raised, AcknowledgeWithin within, Clock clock) {
        this.store = store;
        this.events = events;
        this.raised = raised;
        this.within = within;
        this.clock = clock;
    }

    /** Keeps an alert in the caller's transaction; one that is kept already changes nothing. */
    void raise(Alert alert) {
        Instant nextAt = alert.status() == Alert.Status.OPEN ? clock.instant().plus(within.of(alert.severity())) : null;
        if (!store.raise(alert, nextAt)) {
            return;
        }
        LOG.infof(
                "alert raised alertId=%s callId=%s status=%s severity=%s",
                alert.id(), alert.callId(), alert.status(), alert.severity());
        if (alert.status() == Alert.Status.OPEN) {
            events.publish(
                    "AlertOpened/" + alert.id() + "/" + alert.severity(),
                    new RecordEvent.AlertOpened(
                            alert.id(),
                            alert.recipientId(),
                            alert.callId(),
                            alert.dialogueId(),
                            alert.severity(),
                            alert.rule(),
                            alert.category(),
                            alert.why(),
                            alert.openedAt()),
                    alert.openedAt());
        }
        if (alert.status() != Alert.Status.CLEARED) {
            raised.fire(new AlertRaised(alert));
        }
    }

    /**
     * Notes in the caller's transaction that nobody has acknowledged it in time.
     *
     * @param told whether somebody is left to be told
     */
    public void escalate(AlertStore.Due due, boolean told) {
        Instant at = clock.instant();
        AlertId id = due.alert().id();
        int level = due.level() + 1;
        if (told) {
            store.escalated(id, level, at.plus(within.of(due.alert().severity())));
            LOG.warnf("alert escalated alertId=%s level=%d", id, level);
        } else {
            store.unacknowledged(id, level, at);
            LOG.errorf("alert unacknowledged alertId=%s level=%d", id, level);
        }
        RecipientId recipient = due.alert().recipientId();
        if (recipient != null) {
            events.publish(
                    "AlertEscalated/" + id + "/" + level,
                    new RecordEvent.AlertEscalated(id, recipient, level, told ? "TOLD" : "UNACKNOWLEDGED", at),
                    at);
        }
    }

    /** The person was on the phone at that time: what was missed before is over. In the caller's transaction. */
    void reached(RecipientId recipient, Instant at) {
        store.missed(recipient, at).forEach(alert -> resolve(alert, SYSTEM, "true"));
    }

    /** Somebody takes it on; doing so twice changes nothing. */
    @Transactional
    public void acknowledge(Alert alert, String by) {
        Instant at = clock.instant();
        AlertId id = alert.id();
        if (store.acknowledge(id, by, at) && alert.recipientId() != null) {
            events.publish(
                    "AlertAcknowledged/" + id, new RecordEvent.AlertAcknowledged(id, alert.recipientId(), by, at), at);
        }
    }

    /** It is over; doing so twice changes nothing. */
    @Transactional
    public void resolve(Alert alert, String by, String outcome) {
        Instant at = clock.instant();
        AlertId id = alert.id();
        if (store.resolve(id, by, outcome, at) && alert.recipientId() != null) {
            events.publish(
                    "AlertResolved/" + id, new RecordEvent.AlertResolved(id, alert.recipientId(), by, outcome, at), at);
        }
    }
}
