package io.hearthline.telephony.recipients;

import io.agroal.api.AgroalDataSource;
import io.hearthline.contracts.eventlog.Inbox;
import io.hearthline.contracts.events.RecipientEvent.Contact;
import io.hearthline.contracts.events.RecipientEvent.RecipientChanged;
import io.hearthline.contracts.events.RecipientEvent.Status;
import io.hearthline.contracts.events.Topics;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.problem.ProblemException;
import io.hearthline.telephony.outbox.Outbox;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Recipients with their contacts; every change goes out as the next revision. */
@ApplicationScoped
public class RecipientStore implements PanacheRepositoryBase<RecipientEntity, UUID> {
    private static final String OPT_OUTS = "opt-outs";

    private final AgroalDataSource database;
    private final EntityManager entities;
    private final Outbox outbox;
    private final Event<Recipient.Changed> changes;
    private final Clock clock;

    RecipientStore(
            AgroalDataSource database,
            EntityManager entities,
            Outbox outbox,
            Event<Recipient.Changed> changes,
            Clock clock) {
        this.database = database;
        this.entities = entities;
        this.outbox = outbox;
        this.changes = changes;
        this.clock = clock;
    }

    /** The recipient, if there is one. */
    @Transactional
    public Optional<Recipient> find(RecipientId id) {
        return findByIdOptional(id.value())
                .map(entity -> entity.recipient(contacts(List.of(entity.id)).getOrDefault(entity.id, List.of())));
    }

    /** Everybody with this phone; several may share one. */
    @Transactional
    public List<Recipient> withPhone(PhoneNumber phone) {
        List<RecipientEntity> found =
                find("phone = ?1 order by createdAt, id", phone.e164()).list();
        Map<UUID, List<Contact>> contacts =
                contacts(found.stream().map(entity -> entity.id).toList());
        return found.stream()
                .map(entity -> entity.recipient(contacts.getOrDefault(entity.id, List.of())))
                .toList();
    }

    /** Whom a phone reaches: those who have it, and those whose contact has it. */
    @Transactional
    public List<RecipientId> reachedAt(PhoneNumber phone) {
        List<?> ids = entities.createNativeQuery("""
                        select id from recipients where phone = :phone
                        union select recipient_id from contacts where phone = :phone""", UUID.class)
                .setParameter("phone", phone.e164())
                .getResultList();
        return ids.stream().map(UUID.class::cast).map(RecipientId::new).toList();
    }

    /** In order of their ids, after the given one. */
    @Transactional
    List<Recipient> page(@Nullable RecipientId after, int limit) {
        List<RecipientEntity> found = (after == null ? find("order by id") : find("id > ?1 order by id", after.value()))
                .page(0, limit)
                .list();
        Map<UUID, List<Contact>> contacts =
                contacts(found.stream().map(entity -> entity.id).toList());
        return found.stream()
                .map(entity -> entity.recipient(contacts.getOrDefault(entity.id, List.of())))
                .toList();
    }

    /** Stores somebody new; false if the id is taken, and nothing was changed. */
    @Transactional
    boolean create(Recipient recipient) {
        if (findById(recipient.id().value()) != null) {
            return false;
        }
        RecipientEntity entity = new RecipientEntity();
        entity.id = recipient.id().value();
        entity.createdAt = clock.instant();
        entity.take(recipient.revised(1));
        persist(entity);
        save(entity, recipient.revised(1));
        return true;
    }

    /** Replaces what is known. */
    @Transactional
    Recipient change(Recipient recipient) {
        RecipientEntity entity = findById(recipient.id().value(), LockModeType.PESSIMISTIC_WRITE);
        if (entity == null) {
            throw ProblemException.notFound();
        }
        Recipient next = recipient.revised(entity.revision + 1);
        entity.take(next);
        entities.createQuery("delete from ContactEntity where recipientId = ?1")
                .setParameter(1, entity.id)
                .executeUpdate();
        save(entity, next);
        return next;
    }

    /** Takes the word of somebody who asked not to be called again; once for each event. */
    @Transactional
    void optOut(UUID eventId, RecipientId id) throws SQLException {
        try (Connection connection = database.getConnection()) {
            if (!Inbox.claim(connection, OPT_OUTS, eventId)) {
                return;
            }
        }
        find(id).filter(known -> known.status() != Status.OPTED_OUT).ifPresent(known -> change(known.optedOut()));
    }

    private void save(RecipientEntity entity, Recipient recipient) {
        int position = 0;
        for (Contact contact : recipient.contacts()) {
            entities.persist(ContactEntity.of(entity.id, position++, contact));
        }
        entities.flush();
        Instant now = clock.instant();
        outbox.append(
                Topics.RECIPIENTS,
                "RecipientChanged/" + recipient.id() + "/" + recipient.revision(),
                event(recipient, now),
                now);
        changes.fire(new Recipient.Changed(recipient));
    }

    private static RecipientChanged event(Recipient r, Instant at) {
        return new RecipientChanged(
                r.id(),
                r.revision(),
                r.status(),
                r.pausedUntil(),
                r.name(),
                r.preferredName(),
                r.phone().e164(),
                r.zone(),
                r.language(),
                r.conditions(),
                r.medicines(),
                r.contacts(),
                r.consent(),
                at);
    }

    private Map<UUID, List<Contact>> contacts(List<UUID> recipients) {
        return entities
                .createQuery(
                        "from ContactEntity where recipientId in ?1 order by recipientId, position",
                        ContactEntity.class)
                .setParameter(1, recipients)
                .getResultList()
                .stream()
                .collect(Collectors.groupingBy(
                        entity -> entity.recipientId, Collectors.mapping(ContactEntity::contact, Collectors.toList())));
    }
}
