package io.hearthline.telephony.personas;

import io.hearthline.contracts.ids.PersonaId;
import io.hearthline.contracts.problem.Problem;
import io.hearthline.contracts.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.query.MutationQuery;

/** Personas; at most one of an owner is active. */
@ApplicationScoped
class PersonaStore implements PanacheRepositoryBase<PersonaEntity, UUID> {
    private static final String INSERT = """
            insert into personas (id, revision, owner, name, organisation, engine, language, pace, created_by, created_at)
            values (:id, 1, :owner, '', '', '', '', 1, :createdBy, :createdAt)
            on conflict do nothing""";

    private final EntityManager entities;
    private final Clock clock;

    PersonaStore(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** The persona, if there is one. */
    @Transactional
    Optional<Persona.Kept> find(PersonaId id) {
        return findByIdOptional(id.value()).map(PersonaEntity::kept);
    }

    /** Oldest first. */
    @Transactional
    List<Persona.Kept> all() {
        return find("order by createdAt, id").list().stream()
                .map(PersonaEntity::kept)
                .toList();
    }

    /** Those that are active of these owners. */
    @Transactional
    List<Persona.Kept> active(Collection<String> owners) {
        return find("active and owner in ?1", owners).list().stream()
                .map(PersonaEntity::kept)
                .toList();
    }

    /** Adds one; false, and nothing changes, if its id is taken. */
    @Transactional
    boolean create(Persona persona, String owner, String createdBy) {
        int inserted = ((MutationQuery) entities.createNativeQuery(INSERT)
                        .setParameter("id", persona.id().value())
                        .setParameter("owner", owner)
                        .setParameter("createdBy", createdBy)
                        .setParameter("createdAt", clock.instant()))
                .executeUpdate();
        if (inserted == 1) {
            findById(persona.id().value()).take(persona);
        }
        return inserted == 1;
    }

    /** Replaces one, if it still is what the caller has seen. */
    @Transactional
    Persona.Kept change(Persona persona, int seen) {
        PersonaEntity entity = locked(persona.id());
        if (entity.revision != seen) {
            throw changedMeanwhile();
        }
        entity.take(persona);
        entity.revision++;
        return entity.kept();
    }

    /** Lets one speak, and no other of its owner. */
    @Transactional
    Persona.Kept activate(PersonaId id) {
        PersonaEntity found = findByIdOptional(id.value()).orElseThrow(ProblemException::notFound);
        // Two at once come one after the other; the index would let neither leave two active.
        entities.createNativeQuery("select pg_advisory_xact_lock(hashtext(:owner))", Object.class)
                .setParameter("owner", "personas/" + found.owner)
                .getSingleResult();
        update("active = false where owner = ?1 and active and id <> ?2", found.owner, id.value());
        PersonaEntity entity = locked(id);
        entity.active = true;
        return entity.kept();
    }

    /** Takes one away; if it was active, others speak from now on. */
    @Transactional
    void remove(PersonaId id) {
        deleteById(id.value());
    }

    private PersonaEntity locked(PersonaId id) {
        PersonaEntity entity = findById(id.value(), LockModeType.PESSIMISTIC_WRITE);
        if (entity == null) {
            throw ProblemException.notFound();
        }
        entities.refresh(entity);
        return entity;
    }

    private static ProblemException changedMeanwhile() {
        return new ProblemException(Problem.of(
                409,
                "changed-meanwhile",
                "Changed meanwhile",
                "Somebody else has changed it. Read it again and repeat the change."));
    }
}
