package io.hearthline.portal.projection;

import io.hearthline.contracts.events.RecipientEvent;
import io.hearthline.contracts.ids.RecipientId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who is phoned. */
@ApplicationScoped
public class PersonStore implements PanacheRepositoryBase<PersonEntity, UUID> {
    /** Everybody. */
    @Transactional
    public List<Person> all() {
        return listAll().stream().map(PersonStore::person).toList();
    }

    /** Those of the ids that are known. */
    @Transactional
    public List<Person> find(Collection<RecipientId> ids) {
        List<UUID> values = ids.stream().map(RecipientId::value).toList();
        return values.isEmpty()
                ? List.of()
                : list("id in ?1", values).stream().map(PersonStore::person).toList();
    }

    @Transactional
    public Optional<Person> find(RecipientId id) {
        return findByIdOptional(id.value()).map(PersonStore::person);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void apply(RecipientEvent.RecipientChanged changed) {
        PersonEntity row = findById(changed.recipientId().value());
        boolean fresh = row == null;
        if (row == null) {
            row = new PersonEntity();
            row.id = changed.recipientId().value();
        } else if (row.revision > changed.revision()) {
            return;
        }
        row.revision = changed.revision();
        row.status = changed.status();
        row.pausedUntil = changed.pausedUntil();
        row.name = changed.name();
        row.preferredName = changed.preferredName();
        row.zone = changed.zone().getId();
        if (fresh) {
            persist(row);
        }
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void erase(RecipientId id) {
        deleteById(id.value());
    }

    private static Person person(PersonEntity row) {
        return new Person(
                new RecipientId(row.id), row.status, row.pausedUntil, row.name, row.preferredName, ZoneId.of(row.zone));
    }
}
