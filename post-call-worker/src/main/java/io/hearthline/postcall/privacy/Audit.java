package io.hearthline.postcall.privacy;

import io.hearthline.contracts.access.Caller;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.postcall.platform.Sql;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** One row for every read of a person's data, written before the answer leaves. */
@Singleton
public final class Audit {
    private static final String ADD = """
            insert into audit (subject, roles, action, recipient_id, object_id) values (?, ?, ?, ?, ?)""";

    private final Sql sql;

    Audit(Sql sql) {
        this.sql = sql;
    }

    /**
     * Notes a read or a change.
     *
     * @param action for example {@code summary.read}
     * @param object id of what was read
     */
    public void note(Caller caller, String action, @Nullable RecipientId recipient, Object object) {
        String roles = String.join(",", caller.roles().stream().sorted().toList());
        sql.update(ADD, caller.subject(), roles, action, recipient, object.toString());
    }
}
