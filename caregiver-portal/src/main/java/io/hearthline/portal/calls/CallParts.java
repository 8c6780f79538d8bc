package io.hearthline.portal.calls;

import io.hearthline.contracts.concern.ConcernStatus;
import io.hearthline.contracts.health.Severity;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.transcript.Speaker;
import io.hearthline.contracts.transcript.Turn;
import io.hearthline.portal.alerts.AlertRow;
import io.hearthline.portal.clients.Kept;
import io.hearthline.portal.clients.Reply;
import io.hearthline.portal.projection.KnownCall;
import io.hearthline.portal.projection.Person;
import io.hearthline.portal.projection.Words;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Puts what the worker answered into words for the page; pure. */
final class CallParts {
    private static final String LATE = "The records cannot be reached right now. Open this page again in a minute.";
    private static final String NOBODY = "Nobody was talked to in this call.";
    private static final String LIVE = "The call is not over yet.";
    private static final int SECONDS = 60;

    private CallParts() {}

    static CallView.SummaryPart summary(KnownCall call, Reply<Kept.Summary> reply) {
        return switch (reply) {
            case Reply.Got<Kept.Summary>(var summary) ->
                new CallView.SummaryPart(
                        summary.headline(),
                        summary.text().equals(summary.headline()) ? "" : summary.text(),
                        summary.claims().stream()
                                .map(claim -> new CallView.ClaimRow(claim.text(), claim.turns()))
                                .toList(),
                        "");
            case Reply.Absent<Kept.Summary> _ -> noSummary(absent(call, "The summary is being written."));
            case Reply.Refused<Kept.Summary> _ -> noSummary("The summary is not shared with you.");
            case Reply.Away<Kept.Summary> _ -> noSummary(LATE);
        };
    }

    private static CallView.SummaryPart noSummary(String why) {
        return new CallView.SummaryPart("", "", List.of(), why);
    }

    static CallView.RecordPart record(KnownCall call, Reply<Kept.HealthRecord> reply) {
        return switch (reply) {
            case Reply.Got<Kept.HealthRecord>(var record)
            when record.answers().isEmpty() -> noRecord("No question was answered.");
            case Reply.Got<Kept.HealthRecord>(var record) ->
                new CallView.RecordPart(
                        record.answers().stream().map(CallParts::answer).toList(), record.partial(), "");
            case Reply.Absent<Kept.HealthRecord> _ -> noRecord(absent(call, "No health answer is kept of this call."));
            case Reply.Refused<Kept.HealthRecord> _ -> noRecord("Health answers are not shared with you.");
            case Reply.Away<Kept.HealthRecord> _ -> noRecord(LATE);
        };
    }

    private static CallView.RecordPart noRecord(String why) {
        return new CallView.RecordPart(List.of(), false, why);
    }

    private static CallView.AnswerRow answer(Kept.Entry entry) {
        Severity severity = entry.severity() == null ? Severity.INFO : entry.severity();
        boolean calm = severity == Severity.INFO;
        return new CallView.AnswerRow(
                QuestionWords.of(entry.questionId(), entry.ask()),
                text(entry.display()),
                text(entry.said()),
                calm ? "" : Words.of(severity),
                Words.tone(severity),
                text(entry.reason()),
                entry.turn() == null ? 0 : entry.turn());
    }

    static CallView.AlertsPart alerts(
            CallId call,
            Reply<Kept.Alerts> reply,
            Reply<Kept.CallTranscript> transcript,
            @Nullable Person person,
            boolean mayAct,
            Instant now) {
        List<CallView.ConcernRow> concerns =
                transcript.answer().map(Kept.CallTranscript::concerns).orElse(List.of()).stream()
                        .map(CallParts::concern)
                        .toList();
        return switch (reply) {
            case Reply.Got<Kept.Alerts>(var alerts) ->
                new CallView.AlertsPart(
                        alerts.alerts().stream()
                                .filter(alert -> call.equals(alert.callId()))
                                .sorted(Comparator.comparing(Kept.Alert::severity)
                                        .reversed())
                                .map(alert -> AlertRow.of(alert, person, mayAct, now))
                                .toList(),
                        concerns,
                        "");
            case Reply.Absent<Kept.Alerts> _ -> new CallView.AlertsPart(List.of(), concerns, "");
            case Reply.Refused<Kept.Alerts> _ ->
                new CallView.AlertsPart(List.of(), concerns, "Alerts are not shared with you.");
            case Reply.Away<Kept.Alerts> _ -> new CallView.AlertsPart(List.of(), concerns, LATE);
        };
    }

    private static CallView.ConcernRow concern(Kept.Concern concern) {
        String label = concern.label() == null ? concern.category().replace('_', ' ') : concern.label();
        ConcernStatus status = concern.status();
        String words = switch (status) {
            case SUSPECTED -> "was asked about";
            case CONFIRMED -> "confirmed, or not denied";
            case CLEARED -> "asked about and clearly denied";
        };
        return new CallView.ConcernRow(label, Words.of(concern.severity()), Words.tone(concern.severity()), words);
    }

    static CallView.TranscriptPart transcript(KnownCall call, Reply<Kept.CallTranscript> reply, String name) {
        return switch (reply) {
            case Reply.Got<Kept.CallTranscript>(var transcript)
            when transcript.turns().isEmpty() ->
                new CallView.TranscriptPart(List.of(), "Nothing was said in this call.");
            case Reply.Got<Kept.CallTranscript>(var transcript) ->
                new CallView.TranscriptPart(
                        transcript.turns().stream()
                                .map(turn -> turn(turn, name))
                                .toList(),
                        "");
            case Reply.Absent<Kept.CallTranscript> _ ->
                new CallView.TranscriptPart(
                        List.of(), absent(call, "The transcript is not there, or not shared with you."));
            case Reply.Refused<Kept.CallTranscript> _ ->
                new CallView.TranscriptPart(List.of(), "The transcript is not shared with you.");
            case Reply.Away<Kept.CallTranscript> _ -> new CallView.TranscriptPart(List.of(), LATE);
        };
    }

    private static CallView.TurnRow turn(Turn turn, String name) {
        boolean agent = turn.speaker() == Speaker.AGENT;
        int seconds = turn.startMs() / 1000;
        String time = seconds / SECONDS + ":" + String.format(Locale.ROOT, "%02d", seconds % SECONDS);
        return new CallView.TurnRow(
                turn.number(), agent ? "Hearthline" : name, agent ? "agent" : "person", time, turn.text(), turn.cut());
    }

    private static String absent(KnownCall call, String whenHeld) {
        if (call.state() != KnownCall.State.ENDED) {
            return LIVE;
        }
        return call.outcome() != null && !call.outcome().answered() ? NOBODY : whenHeld;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
