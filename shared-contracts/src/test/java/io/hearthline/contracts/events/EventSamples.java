package io.hearthline.contracts.events;

import io.hearthline.contracts.health.Answer;
import io.hearthline.contracts.health.Severity;
import io.hearthline.contracts.ids.AccountId;
import io.hearthline.contracts.ids.AlertId;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.ConcernId;
import io.hearthline.contracts.ids.ContactId;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.ids.GrantId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.session.CallKind;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.contracts.session.Direction;
import io.hearthline.contracts.transcript.Speaker;
import io.hearthline.contracts.transcript.Turn;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** One of every event, all fields set; the golden files hold the same in JSON. */
final class EventSamples {
    private static final Instant AT = Instant.parse("2026-03-20T09:01:30Z");
    private static final CallId CALL = CallId.of("00000000-0000-4000-8000-00000000ca11");
    private static final DialogueId DIALOGUE = DialogueId.of("00000000-0000-4000-8000-0000000d1a10");
    private static final RecipientId RECIPIENT = RecipientId.of("00000000-0000-4000-8000-0000000000aa");
    private static final ConcernId CONCERN = ConcernId.of("00000000-0000-4000-8000-0000000000cc");
    private static final ContactId CONTACT = ContactId.of("00000000-0000-4000-8000-0000000000c0");
    private static final AlertId ALERT = AlertId.of("00000000-0000-4000-8000-0000000000a1");
    private static final AccountId ACCOUNT = AccountId.of("00000000-0000-4000-8000-0000000000ac");
    private static final GrantId GRANT = GrantId.of("00000000-0000-4000-8000-0000000000f0");
    private static final UUID OTHER = UUID.fromString("00000000-0000-4000-8000-0000000000ff");
    private static final List<Turn> TURNS = List.of(
            new Turn(1, Speaker.AGENT, "How did you sleep?", 0, true),
            new Turn(2, Speaker.PERSON, "Well.", 2400, false));

    private EventSamples() {}

    static List<CallEvent> calls() {
        return List.of(
                new CallEvent.CallPlaced(CALL, RECIPIENT, DIALOGUE, CallKind.HEALTH_CHECK, Direction.OUTBOUND, 1, AT),
                new CallEvent.CallRinging(CALL, RECIPIENT, AT),
                new CallEvent.CallAnswered(CALL, RECIPIENT, DIALOGUE, CallKind.HEALTH_CHECK, AT),
                new CallEvent.TurnSpoken(CALL, RECIPIENT, DIALOGUE, TURNS.get(1), AT),
                new CallEvent.KeypadAnswered(CALL, RECIPIENT, DIALOGUE, CallKind.HEALTH_CHECK, false, AT),
                new CallEvent.CallEnded(
                        CALL,
                        RECIPIENT,
                        DIALOGUE,
                        CallKind.HEALTH_CHECK,
                        Direction.OUTBOUND,
                        CallOutcome.COMPLETED,
                        AT.minusSeconds(90),
                        AT.minusSeconds(80),
                        AT,
                        List.of("conv_0001"),
                        TURNS,
                        false,
                        AT),
                new CallEvent.RecordingReady(CALL, RECIPIENT, OTHER, 80, 2, AT),
                new CallEvent.ProviderTranscript(CALL, RECIPIENT, "conv_0001", TURNS, AT),
                new CallEvent.SlotClosed(OTHER, RECIPIENT, DIALOGUE, CallOutcome.COMPLETED, AT.minusSeconds(90), AT),
                new CallEvent.MessageStatus("SM0001", RECIPIENT, "undelivered", 30003, AT),
                new CallEvent.MessageReceived("SM0002", RECIPIENT, "+14155550123", "STOP", AT),
                new CallEvent.ErasureDone(RECIPIENT, AT));
    }

    static List<DialogueEvent> dialogues() {
        return List.of(
                new DialogueEvent.AnswerCaptured(
                        DIALOGUE,
                        CALL,
                        RECIPIENT,
                        "gen.sleep_hours",
                        2,
                        new Answer.Amount(6.5, "h"),
                        "about six and a half",
                        0.9,
                        "rules",
                        false,
                        AT),
                new DialogueEvent.ConcernSuspected(
                        CONCERN,
                        DIALOGUE,
                        CALL,
                        RECIPIENT,
                        "chest_pain",
                        Severity.EMERGENCY,
                        "my chest hurts",
                        "rules",
                        0.9,
                        false,
                        AT.minusMillis(4),
                        AT),
                new DialogueEvent.ConcernConfirmed(
                        CONCERN,
                        DIALOGUE,
                        CALL,
                        RECIPIENT,
                        "chest_pain",
                        Severity.EMERGENCY,
                        "yes, right now",
                        AT.minusMillis(4),
                        AT),
                new DialogueEvent.ConcernCleared(CONCERN, DIALOGUE, CALL, RECIPIENT, "chest_pain", "no, I am fine", AT),
                new DialogueEvent.TaskAnswered(
                        DIALOGUE, CALL, RECIPIENT, "months.backward", 1, "December, November", "answered", AT),
                new DialogueEvent.DialogueFinished(
                        DIALOGUE,
                        CALL,
                        RECIPIENT,
                        CallKind.HEALTH_CHECK,
                        DialogueEvent.Status.COMPLETE,
                        CallOutcome.COMPLETED,
                        6,
                        6,
                        true,
                        false,
                        AT),
                new DialogueEvent.AppointmentChanged(OTHER, CALL, RECIPIENT, AT, "booked", "APT-12345", AT),
                new DialogueEvent.EscalationAnswered(ALERT, CALL, RECIPIENT, CONTACT, true, AT),
                new DialogueEvent.ErasureDone(RECIPIENT, AT));
    }

    static List<RecordEvent> records() {
        return List.of(
                new RecordEvent.SummaryWritten(
                        CALL, DIALOGUE, RECIPIENT, 1, "Slept six and a half hours.", "rules", false, AT),
                new RecordEvent.HealthRecordWritten(DIALOGUE, RECIPIENT, CALL, 1, 6, Severity.INFO, false, false, AT),
                new RecordEvent.CognitionScored(DIALOGUE, RECIPIENT, CALL, 1, 0.82, AT),
                new RecordEvent.MemoryNoted(OTHER, RECIPIENT, CALL, "person", "Has a sister in Boise", 4, AT),
                new RecordEvent.AlertOpened(
                        ALERT,
                        RECIPIENT,
                        CALL,
                        DIALOGUE,
                        Severity.EMERGENCY,
                        "concern",
                        "chest_pain",
                        "Said signs of a heart attack and did not take it back",
                        AT),
                new RecordEvent.AlertAcknowledged(ALERT, RECIPIENT, ACCOUNT.toString(), AT),
                new RecordEvent.AlertEscalated(ALERT, RECIPIENT, 2, "TOLD", AT),
                new RecordEvent.AlertResolved(ALERT, RECIPIENT, ACCOUNT.toString(), "true", AT),
                new RecordEvent.RecordsErased(RECIPIENT, LocalDate.parse("2026-03-29"), AT));
    }

    static List<RecipientEvent> recipients() {
        return List.of(
                new RecipientEvent.RecipientChanged(
                        RECIPIENT,
                        3,
                        RecipientEvent.Status.PAUSED,
                        AT.plusSeconds(86_400),
                        "Margaret Hale",
                        "Margaret",
                        "+14155550123",
                        ZoneId.of("America/New_York"),
                        "en-US",
                        List.of("hypertension"),
                        List.of("lisinopril"),
                        List.of(new RecipientEvent.Contact(
                                CONTACT, "Anna Hale", "daughter", "+14155550177", "anna@example.com")),
                        new RecipientEvent.Consent(true, false, true),
                        AT),
                new RecipientEvent.RecipientErased(RECIPIENT, AT));
    }

    static List<AccessEvent> access() {
        return List.of(
                new AccessEvent.AccessGranted(
                        GRANT,
                        ACCOUNT,
                        RECIPIENT,
                        AccessEvent.Role.PRIMARY,
                        Set.of(AccessEvent.DataClass.SUMMARY),
                        CONTACT,
                        AT),
                new AccessEvent.AccessChanged(
                        GRANT,
                        ACCOUNT,
                        RECIPIENT,
                        AccessEvent.Role.VIEWER,
                        Set.of(AccessEvent.DataClass.SUMMARY),
                        CONTACT,
                        AT),
                new AccessEvent.AccessRevoked(GRANT, ACCOUNT, RECIPIENT, AT));
    }
}
