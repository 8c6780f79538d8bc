package io.hearthline.postcall.recipients;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.hearthline.contracts.events.RecipientEvent;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.json.Json;
import io.hearthline.postcall.platform.Sql;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The copy of {@code recipients.v1}; the highest revision wins. */
@Singleton
public final class RecipientStore {
    private static final TypeReference<List<RecipientEvent.Contact>> CONTACTS = new TypeReference<>() {};
    private static final String SAVE = """
            insert into recipients (recipient_id, revision, status, preferred_name, zone, contacts, sharing)
            values (?, ?, ?, ?, ?, cast(? as jsonb), ?)
            on conflict (recipient_id) do update
            set revision = excluded.revision, status = excluded.status, preferred_name = excluded.preferred_name,
                zone = excluded.zone, contacts = excluded.contacts, sharing = excluded.sharing
            where excluded.revision >= recipients.revision""";
    private static final String FIND = """
            select recipient_id, preferred_name, zone, contacts, sharing from recipients where recipient_id = ?""";

    private final Sql sql;

    RecipientStore(Sql sql) {
        this.sql = sql;
    }

    /** Takes a recipient's new truth. */
    public void save(RecipientEvent.RecipientChanged changed) {
        sql.update(
                SAVE,
                changed.recipientId(),
                changed.revision(),
                changed.status(),
                changed.preferredName(),
                changed.zone().getId(),
                Json.write(changed.contacts()),
                changed.consent().sharing());
    }

    /** Forgets who they are and whom to tell. */
    public void erase(RecipientId recipient) {
        sql.update("delete from recipients where recipient_id = ?", recipient);
    }

    public Optional<KeptRecipient> find(RecipientId recipient) {
        return sql.one(
                FIND,
                row -> new KeptRecipient(
                        new RecipientId(Sql.uuid(row, "recipient_id")),
                        row.getString("preferred_name"),
                        ZoneId.of(row.getString("zone")),
                        contacts(row.getString("contacts")),
                        row.getBoolean("sharing")),
                recipient);
    }

    @SuppressWarnings("UnusedException") // the cause repeats names and numbers
    private static List<RecipientEvent.Contact> contacts(String json) {
        try {
            return Json.MAPPER.readValue(json, CONTACTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("contacts unreadable");
        }
    }
}
