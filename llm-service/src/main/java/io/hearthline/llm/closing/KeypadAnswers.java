package io.hearthline.llm.closing;

import io.agroal.api.AgroalDataSource;
import io.hearthline.contracts.eventlog.Inbox;
import io.hearthline.contracts.events.CallEvent;
import io.hearthline.contracts.health.Answer;
import io.hearthline.llm.dialogue.Captured;
import io.hearthline.llm.outbox.DialogueOutbox;
import io.hearthline.llm.turns.Effects;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Takes what was answered on the keypad while no voice engine was there into the dialogue: an answer like any other, and
 * a confirmed call for help of whoever wants their family called. Once for each event.
 */
@ApplicationScoped
public class KeypadAnswers {
    private static final Logger LOG = Logger.getLogger(KeypadAnswers.class);
    private static final String CONSUMER = "keypad-answers";
    private static final String QUESTION = "gen.fine";
    private static final String HELP = "help_request";
    private static final String ORDINAL =
            "select coalesce(max(ordinal), 0) + 1 from concerns where dialogue_id = ? and category = ?";

    private final AgroalDataSource database;
    private final DialogueOutbox outbox;
    private final Leavings leavings;
    private final Effects effects;

    KeypadAnswers(AgroalDataSource database, DialogueOutbox outbox, Leavings leavings, Effects effects) {
        this.database = database;
        this.outbox = outbox;
        this.leavings = leavings;
        this.effects = effects;
    }

    void take(UUID eventId, CallEvent.KeypadAnswered answered) {
        if (leavings.inTransaction(() -> taken(eventId, answered))) {
            LOG.infof("keypad answer taken kind=%s", answered.kind());
        }
        outbox.kick();
    }

    private boolean taken(UUID eventId, CallEvent.KeypadAnswered answered) {
        try (Connection connection = database.getConnection()) {
            if (!Inbox.claim(connection, CONSUMER, eventId)) {
                return false;
            }
            Effects.Of of = new Effects.Of(answered.dialogueId(), answered.callId(), answered.recipientId());
            String said = answered.fine() ? "Pressed 1." : "Pressed 2.";
            Leavings.known(connection, of, answered.kind());
            effects.answers(
                    connection,
                    of,
                    Map.of(QUESTION, new Captured(new Answer.YesNo(answered.fine()), said, 1, "keypad")),
                    false,
                    answered.at());
            if (!answered.fine()) {
                int ordinal = ordinal(connection, answered);
                effects.confirmed(connection, of, new Effects.Concern(HELP, ordinal, said), answered.at());
            }
            return true;
        } catch (SQLException e) {
            throw new IllegalStateException("keypad answer not taken", e);
        }
    }

    /** A call for help that was settled before in the same dialogue is another one. */
    private static int ordinal(Connection connection, CallEvent.KeypadAnswered answered) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(ORDINAL)) {
            select.setObject(1, answered.dialogueId().value());
            select.setString(2, HELP);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
