package io.hearthline.telephony.recipients;

import io.hearthline.contracts.events.RecipientEvent.Contact;
import io.hearthline.contracts.ids.ContactId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "contacts")
class ContactEntity {
    @Id
    UUID id;

    @Column(name = "recipient_id")
    UUID recipientId;

    int position;
    String name;
    String relation;

    @Nullable
    String phone;

    @Nullable
    String email;

    static ContactEntity of(UUID recipientId, int position, Contact contact) {
        ContactEntity entity = new ContactEntity();
        entity.id = contact.contactId().value();
        entity.recipientId = recipientId;
        entity.position = position;
        entity.name = contact.name();
        entity.relation = contact.relation();
        entity.phone = contact.phone();
        entity.email = contact.email();
        return entity;
    }

    Contact contact() {
        return new Contact(new ContactId(id), name, relation, phone, email);
    }
}
