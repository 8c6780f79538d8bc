package io.hearthline.telephony.platform;

import io.agroal.api.AgroalDataSource;
import io.hearthline.contracts.ids.RecipientId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Who read what of whom; a read that cannot be noted does not happen. */
@ApplicationScoped
class Audit {
    private static final String INSERT = "insert into audit (at, subject, action, recipient_id) values (?, ?, ?, ?)";

    private final AgroalDataSource database;
    private final Clock clock;

    Audit(AgroalDataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void note(String subject, String action, @Nullable RecipientId recipient) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setTimestamp(1, Timestamp.from(clock.instant()));
            insert.setString(2, subject);
            insert.setString(3, action);
            insert.setObject(4, recipient == null ? null : recipient.value());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("audit row not written", e);
        }
    }
}
