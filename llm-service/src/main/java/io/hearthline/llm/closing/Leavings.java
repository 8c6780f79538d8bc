package io.hearthline.llm.closing;

import io.hearthline.contracts.events.CallEvent;
import io.hearthline.contracts.events.DialogueEvent;
import io.hearthline.contracts.health.Answer;
import io.hearthline.contracts.json.Json;
import io.hearthline.contracts.session.CallKind;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.llm.dialogue.Captured;
import io.hearthline.llm.dialogue.DialogueState;
import io.hearthline.llm.dialogue.Situation;
import io.hearthline.llm.turns.Effects;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What an ended call leaves of its dialogue in the ledger. */
@ApplicationScoped
public class Leavings {
    private static final String LAST =
            "select situation from turns where call_id = ? and depth > 0 order by epoch desc, depth desc, id desc limit 1";
    private static final String OPEN =
            "select category, ordinal, said, status from concerns where dialogue_id = ? and status in ('SUSPECTED', 'PROVISIONAL')";
    private static final String FIRST =
            "select situation from turns where call_id = ? and depth = 0 order by epoch, id limit 1";
    private static final String FORGET = "delete from turns where call_id = ?";
    private static final String DIALOGUE = """
            insert into dialogues (dialogue_id, recipient_id, kind) values (?, ?, ?)
            on conflict (dialogue_id) do nothing""";

    private final Effects effects;

    Leavings(Effects effects) {
        this.effects = effects;
    }

    /** @param rightParty true if the person confirmed who they are */
    record Left(
            DialogueEvent.Status status, @Nullable CallOutcome outcome, int asked, int answered, boolean rightParty) {
        static final Left NOTHING = new Left(DialogueEvent.Status.EMPTY, null, 0, 0, false);
    }

    @Transactional
    boolean inTransaction(BooleanSupplier work) {
        return work.getAsBoolean();
    }

    /** Where the call's last turn left the dialogue. */
    Left of(Connection connection, CallEvent.CallEnded ended) throws SQLException {
        if (ended.outcome() == CallOutcome.VOICEMAIL) {
            return ofMachine(connection, ended);
        }
        Situation situation = situation(connection, LAST, ended);
        boolean keypad = ended.outcome() == CallOutcome.COMPLETED && !over(situation);
        if (keypad) {
            return onKeypad(situation);
        }
        if (situation == null) {
            return Left.NOTHING;
        }
        CallOutcome outcome = situation.state() instanceof DialogueState.Over(var how, var _) ? how : null;
        boolean finished = outcome != null || ended.kind() != CallKind.HEALTH_CHECK;
        return new Left(
                finished ? DialogueEvent.Status.COMPLETE : DialogueEvent.Status.OPEN,
                outcome,
                situation.asked().size(),
                situation.answers().size(),
                situation.rightParty());
    }

    private static boolean over(@Nullable Situation situation) {
        return situation != null && situation.state() instanceof DialogueState.Over;
    }

    /** Completed without a goodbye of the dialogue: on the keypad. The questions it had are still to be asked. */
    private static Left onKeypad(@Nullable Situation situation) {
        int asked = situation == null ? 0 : situation.asked().size();
        int answered = situation == null ? 0 : situation.answers().size();
        return new Left(DialogueEvent.Status.OPEN, CallOutcome.COMPLETED, asked + 1, answered + 1, true);
    }

    private static @Nullable Situation situation(Connection connection, String query, CallEvent.CallEnded ended)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setObject(1, ended.callId().value());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Json.read(row.getString(1), Situation.class) : null;
            }
        }
    }

    private record Open(Effects.Concern concern, boolean provisional) {}

    /**
     * A concern that was being asked about when the line was lost counts as confirmed; what a machine said, or may have
     * said where nobody ever came to the phone, is dropped.
     */
    void settleOpen(Connection connection, CallEvent.CallEnded ended) throws SQLException {
        List<Open> open = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(OPEN)) {
            select.setObject(1, ended.dialogueId().value());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    open.add(new Open(
                            new Effects.Concern(
                                    row.getString("category"), row.getInt("ordinal"), row.getString("said")),
                            row.getString("status").equals("PROVISIONAL")));
                }
            }
        }
        Effects.Of of = new Effects.Of(ended.dialogueId(), ended.callId(), ended.recipientId());
        boolean machine = ended.outcome() == CallOutcome.VOICEMAIL;
        for (Open each : open) {
            if (machine || (each.provisional() && !ended.outcome().answered())) {
                effects.dropped(connection, of, each.concern(), !each.provisional());
            } else {
                effects.confirmed(connection, of, each.concern(), ended.endedAt());
            }
        }
    }

    /** Nobody was there: what a machine's greeting was taken for is as if it had not been. */
    private Left ofMachine(Connection connection, CallEvent.CallEnded ended) throws SQLException {
        Situation last = situation(connection, LAST, ended);
        Situation first = situation(connection, FIRST, ended);
        if (last != null && first != null) {
            Map<String, Captured> unsaid = new LinkedHashMap<>();
            last.answers().forEach((question, captured) -> {
                if (!captured.equals(first.answers().get(question))) {
                    unsaid.put(question, new Captured(new Answer.Unclear(), "", 0, "rules"));
                }
            });
            Effects.Of of = new Effects.Of(ended.dialogueId(), ended.callId(), ended.recipientId());
            effects.answers(connection, of, unsaid, false, ended.endedAt());
        }
        try (PreparedStatement delete = connection.prepareStatement(FORGET)) {
            delete.setObject(1, ended.callId().value());
            delete.executeUpdate();
        }
        return Left.NOTHING;
    }

    /** Keeps and publishes the answers of a call of the past. */
    void imported(Connection connection, CallEvent.CallEnded ended, Map<String, Captured> answers, Effects.Of of)
            throws SQLException {
        known(connection, of, ended.kind());
        effects.answers(connection, of, answers, true, ended.endedAt());
    }

    /** Makes the dialogue's row, which answers and concerns refer to, if there was no turn yet that did. */
    static void known(Connection connection, Effects.Of of, CallKind kind) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(DIALOGUE)) {
            insert.setObject(1, of.dialogueId().value());
            insert.setObject(
                    2, of.recipientId() == null ? null : of.recipientId().value());
            insert.setString(3, kind.name());
            insert.executeUpdate();
        }
    }
}
