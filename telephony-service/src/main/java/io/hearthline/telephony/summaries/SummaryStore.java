package io.hearthline.telephony.summaries;

import io.agroal.api.AgroalDataSource;
import io.hearthline.contracts.eventlog.Inbox;
import io.hearthline.contracts.events.RecordEvent.SummaryWritten;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.session.CallSession.PastSummary;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The last summaries of each person. */
@ApplicationScoped
public class SummaryStore {
    private static final String CONSUMER = "summaries";
    private static final String UPSERT = """
            insert into summaries (call_id, recipient_id, revision, headline, at) values (?, ?, ?, ?, ?)
            on conflict (call_id) do update set revision = excluded.revision, headline = excluded.headline
            where summaries.revision < excluded.revision""";
    private static final String LAST =
            "select at, headline from summaries where recipient_id = ? order by at desc limit ?";

    private final AgroalDataSource database;

    SummaryStore(AgroalDataSource database) {
        this.database = database;
    }

    /** Keeps a summary once, its newest revision. */
    @Transactional
    public void keep(UUID eventId, SummaryWritten summary) throws SQLException {
        RecipientId recipientId = summary.recipientId();
        if (recipientId == null) {
            return;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
            if (Inbox.claim(connection, CONSUMER, eventId)) {
                upsert.setObject(1, summary.callId().value());
                upsert.setObject(2, recipientId.value());
                upsert.setInt(3, summary.revision());
                upsert.setString(4, summary.headline());
                upsert.setTimestamp(5, Timestamp.from(summary.at()));
                upsert.executeUpdate();
            }
        }
    }

    /** Newest first. */
    public List<PastSummary> last(RecipientId recipient, int limit) {
        List<PastSummary> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(LAST)) {
            select.setObject(1, recipient.value());
            select.setInt(2, limit);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new PastSummary(row.getTimestamp("at").toInstant(), row.getString("headline")));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("summaries not read", e);
        }
        return found;
    }
}
