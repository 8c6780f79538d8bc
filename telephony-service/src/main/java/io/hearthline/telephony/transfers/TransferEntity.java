package io.hearthline.telephony.transfers;

import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.ContactId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "transfers")
class TransferEntity {
    @Id
    UUID id;

    @Column(name = "call_id")
    UUID callId;

    @Column(name = "contact_id")
    @Nullable
    UUID contactId;

    @Enumerated(EnumType.STRING)
    @Column(name = "asked_by")
    Transfer.Asker askedBy;

    @Column(name = "asked_at")
    Instant askedAt;

    @Enumerated(EnumType.STRING)
    Transfer.State state;

    Transfer transfer() {
        return new Transfer(
                id, new CallId(callId), contactId == null ? null : new ContactId(contactId), askedBy, askedAt, state);
    }
}
