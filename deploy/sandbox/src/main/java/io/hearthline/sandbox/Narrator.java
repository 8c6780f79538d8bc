package io.hearthline.sandbox;

import io.hearthline.contracts.events.CallEvent;
import io.hearthline.contracts.events.DialogueEvent;
import io.hearthline.contracts.events.Event;
import io.hearthline.contracts.events.RecordEvent;
import io.hearthline.contracts.health.Answer;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.transcript.Speaker;
import io.hearthline.contracts.transcript.Turn;
import java.io.PrintStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** Prints one call as it happens, from the services' events and from nothing else. */
final class Narrator {
    private final CallId callId;
    private final PrintStream out;
    private final CountDownLatch kept = new CountDownLatch(2);
    private final CompletableFuture<CallEvent.CallEnded> ended = new CompletableFuture<>();

    Narrator(CallId callId, PrintStream out) {
        this.callId = callId;
        this.out = out;
    }

    /** Counts down to zero when the call is summarised and recorded. */
    CountDownLatch kept() {
        return kept;
    }

    /** The call's end, once it has come. */
    CompletableFuture<CallEvent.CallEnded> ended() {
        return ended;
    }

    void hear(Event event) {
        switch (event) {
            case CallEvent call -> call(call);
            case DialogueEvent dialogue -> dialogue(dialogue);
            case RecordEvent written -> written(written);
            case io.hearthline.contracts.events.RecipientEvent _ -> {
                // Says nothing of a call.
            }
            case io.hearthline.contracts.events.AccessEvent _ -> {
                // Says nothing of a call.
            }
        }
    }

    private void call(CallEvent event) {
        if (event instanceof CallEvent.CallRinging ringing && ringing.callId().equals(callId)) {
            line("ringing", "");
        } else if (event instanceof CallEvent.CallAnswered answered
                && answered.callId().equals(callId)) {
            line("answered", "");
        } else if (event instanceof CallEvent.TurnSpoken spoken
                && spoken.callId().equals(callId)) {
            turn(spoken.turn());
        } else if (event instanceof CallEvent.CallEnded over && over.callId().equals(callId)) {
            line("ended", over.outcome().name());
            ended.complete(over);
        }
    }

    private void turn(Turn turn) {
        line(turn.speaker() == Speaker.AGENT ? "said" : "heard", turn.text() + (turn.cut() ? " —" : ""));
    }

    private void dialogue(DialogueEvent event) {
        if (event instanceof DialogueEvent.AnswerCaptured captured
                && captured.callId().equals(callId)) {
            line("captured", captured.questionId() + " = " + words(captured.answer()));
        } else if (event instanceof DialogueEvent.ConcernSuspected suspected
                && suspected.callId().equals(callId)) {
            line("concern", suspected.category() + " suspected");
        } else if (event instanceof DialogueEvent.ConcernConfirmed confirmed
                && confirmed.callId().equals(callId)) {
            line("concern", confirmed.category() + " confirmed");
        } else if (event instanceof DialogueEvent.ConcernCleared cleared
                && cleared.callId().equals(callId)) {
            line("concern", cleared.category() + " cleared");
        }
    }

    private void written(RecordEvent event) {
        if (event instanceof RecordEvent.SummaryWritten summary
                && summary.callId().equals(callId)
                && summary.revision() == 1) {
            kept.countDown();
        } else if (event instanceof RecordEvent.HealthRecordWritten health
                && health.callId().equals(callId)
                && health.revision() == 1) {
            kept.countDown();
        }
    }

    private static String words(Answer answer) {
        return switch (answer) {
            case Answer.Scale(var value) -> String.valueOf(value);
            case Answer.YesNo(var yes) -> yes ? "yes" : "no";
            case Answer.Amount(var value, var unit) -> number(value) + (unit == null ? "" : " " + unit);
            case Answer.Choice(var value) -> value;
            case Answer.Text(var value) -> value;
            case Answer.Refused _ -> "would rather not say";
            case Answer.Unclear _ -> "unclear";
            case Answer.Unknown _ -> "?";
        };
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }

    private void line(String what, String text) {
        out.println("  %-9s %s".formatted(what, text).stripTrailing());
    }
}
