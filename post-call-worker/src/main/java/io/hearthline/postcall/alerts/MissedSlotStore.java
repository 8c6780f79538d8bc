package io.hearthline.postcall.alerts;

import io.hearthline.contracts.events.CallEvent.SlotClosed;
import io.hearthline.postcall.platform.Sql;
import jakarta.inject.Singleton;

/** How planned check-ins ended, so that missed ones can be counted. */
@Singleton
final class MissedSlotStore {
    private static final String KEEP = """
            insert into slots (slot_id, recipient_id, scheduled_for, missed) values (?, ?, ?, ?)
            on conflict (slot_id) do nothing""";
    private static final String IN_A_ROW = """
            select count(*) as n from slots
            where recipient_id = ? and scheduled_for <= ? and missed and scheduled_for > coalesce(
                (select max(scheduled_for) from slots where recipient_id = ? and scheduled_for <= ? and not missed),
                '-infinity')""";

    private final Sql sql;

    MissedSlotStore(Sql sql) {
        this.sql = sql;
    }

    void keep(SlotClosed slot, boolean missed) {
        sql.update(KEEP, slot.slotId(), slot.recipientId(), slot.scheduledFor(), missed);
    }

    /** How many were missed one after the other up to this one, which is among them. */
    int inARow(SlotClosed slot) {
        return sql.one(
                        IN_A_ROW,
                        row -> row.getInt("n"),
                        slot.recipientId(),
                        slot.scheduledFor(),
                        slot.recipientId(),
                        slot.scheduledFor())
                .orElseThrow();
    }
}
