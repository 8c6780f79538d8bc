package io.hearthline.telephony.transfers;

import io.hearthline.telephony.transfers.Transfer.State;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.type.StandardBasicTypes;
import org.jspecify.annotations.Nullable;

/** Attempts to put calls through. */
@ApplicationScoped
class TransferStore implements PanacheRepositoryBase<TransferEntity, UUID> {
    private static final String INSERT = """
            insert into transfers (id, call_id, contact_id, asked_by, asked_at, state)
            values (:id, :callId, :contactId, :askedBy, :askedAt, :state)
            on conflict (call_id, asked_at) do nothing""";

    private final Session entities;

    TransferStore(Session entities) {
        this.entities = entities;
    }

    /** False if this wish is known already. */
    @Transactional
    boolean insert(Transfer transfer) {
        return entities.createNativeMutationQuery(INSERT)
                        .setParameter("id", transfer.id())
                        .setParameter("callId", transfer.callId().value())
                        .setParameter("contactId", contactId(transfer), StandardBasicTypes.UUID)
                        .setParameter("askedBy", transfer.askedBy().name())
                        .setParameter("askedAt", transfer.askedAt())
                        .setParameter("state", transfer.state().name())
                        .executeUpdate()
                == 1;
    }

    private static @Nullable UUID contactId(Transfer transfer) {
        return transfer.contactId() == null ? null : transfer.contactId().value();
    }

    @Transactional
    Optional<Transfer> find(UUID id) {
        return findByIdOptional(id).map(TransferEntity::transfer);
    }

    /** False if it was further or elsewhere already. */
    @Transactional
    boolean advance(UUID id, State from, State to) {
        return update("state = ?1 where id = ?2 and state = ?3", to, id, from) == 1;
    }
}
