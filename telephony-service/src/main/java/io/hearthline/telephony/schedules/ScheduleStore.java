package io.hearthline.telephony.schedules;

import io.hearthline.contracts.events.CallEvent.SlotClosed;
import io.hearthline.contracts.events.Topics;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.telephony.outbox.Outbox;
import io.hearthline.telephony.recipients.CheckIn;
import io.hearthline.telephony.recipients.Recipient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Schedules and their slots. Claims and upserts are what ORM does badly, so all of it is SQL. */
@ApplicationScoped
class ScheduleStore {
    private static final String UPSERT = """
            insert into schedules (recipient_id, local_time, rule, zone, next_at)
            values (:recipient, :time, :rule, :zone, :next)
            on conflict (recipient_id) do update
            set local_time = excluded.local_time, rule = excluded.rule, zone = excluded.zone, next_at = excluded.next_at
            where (schedules.local_time, schedules.rule, schedules.zone)
                is distinct from (excluded.local_time, excluded.rule, excluded.zone)""";

    private static final String DUE = """
            select recipient_id, local_time, rule, zone, next_at from schedules
            where next_at <= :now order by next_at limit :limit for update skip locked""";

    private static final String OPEN_SLOT = """
            insert into slots (id, recipient_id, scheduled_for, closes_at, try_at, dialogue_id)
            values (:id, :recipient, :scheduledFor, :closesAt, :scheduledFor, :dialogue)
            on conflict do nothing""";

    private static final String CLAIM = """
            update slots set try_at = :later
            where id in (select id from slots where closed_at is null and try_at <= :now
                         order by try_at limit :limit for update skip locked)
            returning id, recipient_id, scheduled_for, closes_at, dialogue_id""";

    private static final String CLOSE = """
            update slots set closed_at = :at, outcome = :outcome where id = :id and closed_at is null
            returning id, recipient_id, scheduled_for, closes_at, dialogue_id""";

    private final EntityManager entities;
    private final Outbox outbox;
    private final ScheduleConfig config;
    private final Clock clock;

    ScheduleStore(EntityManager entities, Outbox outbox, ScheduleConfig config, Clock clock) {
        this.entities = entities;
        this.outbox = outbox;
        this.config = config;
        this.clock = clock;
    }

    /** A recipient's own wish is the schedule. */
    void changed(@Observes Recipient.Changed change) {
        Recipient recipient = change.recipient();
        CheckIn checkIn = recipient.checkIn();
        if (checkIn == null) {
            entities.createNativeQuery("delete from schedules where recipient_id = :id")
                    .setParameter("id", recipient.id().value())
                    .executeUpdate();
            return;
        }
        Recurrence recurrence = Recurrence.of(checkIn.time(), checkIn.days());
        entities.createNativeQuery(UPSERT)
                .setParameter("recipient", recipient.id().value())
                .setParameter("time", recurrence.time().toString())
                .setParameter("rule", recurrence.rule())
                .setParameter("zone", recipient.zone().getId())
                .setParameter("next", NextRun.after(clock.instant(), recurrence, recipient.zone()))
                .executeUpdate();
    }

    /** Makes slots of what is due, one occasion a schedule; returns how many there were. */
    @Transactional
    @SuppressWarnings("unchecked") // a native query of several columns returns arrays
    int openDue(Instant now, int limit) {
        List<Object[]> due = entities.createNativeQuery(DUE, Object[].class)
                .setParameter("now", now)
                .setParameter("limit", limit)
                .getResultList();
        for (Object[] row : due) {
            RecipientId recipientId = new RecipientId((UUID) row[0]);
            Recurrence recurrence = new Recurrence(LocalTime.parse((String) row[1]), (String) row[2]);
            Instant dueAt = (Instant) row[4];
            open(Slot.of(recipientId, dueAt, config.window()));
            entities.createNativeQuery("update schedules set next_at = :next where recipient_id = :id")
                    .setParameter("next", NextRun.after(dueAt, recurrence, ZoneId.of((String) row[3])))
                    .setParameter("id", recipientId.value())
                    .executeUpdate();
        }
        return due.size();
    }

    private void open(Slot slot) {
        entities.createNativeQuery(OPEN_SLOT)
                .setParameter("id", slot.id())
                .setParameter("recipient", slot.recipientId().value())
                .setParameter("scheduledFor", slot.scheduledFor())
                .setParameter("closesAt", slot.closesAt())
                .setParameter("dialogue", slot.dialogueId().value())
                .executeUpdate();
    }

    /** Claims slots to be called for; they come again later if nothing comes of it. */
    @Transactional
    @SuppressWarnings("unchecked") // a native query of several columns returns arrays
    List<Slot> claim(Instant now, Instant later, int limit) {
        List<Object[]> rows = entities.createNativeQuery(CLAIM, Object[].class)
                .setParameter("now", now)
                .setParameter("later", later)
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream().map(ScheduleStore::slot).toList();
    }

    /** Gives a slot its one outcome and tells of it; nothing if it has one. */
    @Transactional
    @SuppressWarnings("unchecked") // a native query of several columns returns arrays
    void close(UUID slotId, @Nullable CallOutcome outcome, Instant at) {
        List<Object[]> rows = entities.createNativeQuery(CLOSE, Object[].class)
                .setParameter("at", at)
                .setParameter("outcome", outcome == null ? "EXPIRED" : outcome.name())
                .setParameter("id", slotId)
                .getResultList();
        Optional<Slot> closed = rows.stream().map(ScheduleStore::slot).findFirst();
        closed.ifPresent(slot -> outbox.append(
                Topics.CALLS,
                "SlotClosed/" + slot.id(),
                new SlotClosed(slot.id(), slot.recipientId(), slot.dialogueId(), outcome, slot.scheduledFor(), at),
                at));
    }

    private static Slot slot(Object[] row) {
        return new Slot(
                (UUID) row[0], new RecipientId((UUID) row[1]), (Instant) row[2], (Instant) row[3], new DialogueId((UUID)
                        row[4]));
    }
}
