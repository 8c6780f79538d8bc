package io.hearthline.portal.projection;

import io.hearthline.contracts.events.RecordEvent;
import io.hearthline.contracts.ids.AlertId;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.RecipientId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Alerts and where they stand. */
@ApplicationScoped
public class AlertStore implements PanacheRepositoryBase<AlertEntity, UUID> {
    /** What nobody has taken on yet, worst first. */
    @Transactional
    public List<KnownAlert> open(Collection<RecipientId> people) {
        if (people.isEmpty()) {
            return List.of();
        }
        List<UUID> ids = people.stream().map(RecipientId::value).toList();
        return list("recipientId in ?1 and status = ?2 order by openedAt", ids, KnownAlert.Status.OPEN).stream()
                .map(AlertStore::alert)
                .sorted((a, b) -> b.severity().compareTo(a.severity()))
                .toList();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void apply(RecordEvent.AlertOpened opened) {
        if (findById(opened.alertId().value()) != null) {
            return;
        }
        RecipientId person = opened.recipientId();
        CallId call = opened.callId();
        var row = new AlertEntity();
        row.id = opened.alertId().value();
        row.recipientId = person == null ? null : person.value();
        row.callId = call == null ? null : call.value();
        row.severity = opened.severity();
        row.status = KnownAlert.Status.OPEN;
        row.openedAt = opened.at();
        row.changedAt = opened.at();
        persist(row);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void moved(AlertId id, KnownAlert.Status status, Instant at) {
        AlertEntity row = findById(id.value());
        if (row != null && status.compareTo(row.status) > 0) {
            row.status = status;
            row.changedAt = at;
        }
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void erase(RecipientId person) {
        delete("recipientId", person.value());
    }

    private static KnownAlert alert(AlertEntity row) {
        return new KnownAlert(
                new AlertId(row.id),
                row.recipientId == null ? null : new RecipientId(row.recipientId),
                row.callId == null ? null : new CallId(row.callId),
                row.severity,
                row.status,
                row.openedAt);
    }
}
