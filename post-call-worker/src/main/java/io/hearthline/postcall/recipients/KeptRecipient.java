package io.hearthline.postcall.recipients;

import io.hearthline.contracts.events.RecipientEvent.Contact;
import io.hearthline.contracts.ids.RecipientId;
import java.time.ZoneId;
import java.util.List;

/**
 * What this service needs to know of a recipient.
 *
 * @param contacts in the order in which they are told
 * @param sharing whether the person agreed that contacts are told
 */
public record KeptRecipient(
        RecipientId id, String preferredName, ZoneId zone, List<Contact> contacts, boolean sharing) {
    public KeptRecipient {
        contacts = List.copyOf(contacts);
    }

    @Override
    public String toString() {
        return "KeptRecipient[" + id + "]";
    }
}
