package io.hearthline.postcall.intake;

import io.hearthline.contracts.events.DialogueEvent;
import io.hearthline.contracts.events.DialogueEvent.AnswerCaptured;
import io.hearthline.contracts.events.Topics;
import io.hearthline.contracts.json.Json;
import io.hearthline.postcall.healthrecords.AnswerStore;
import io.hearthline.postcall.steps.Steps;
import jakarta.inject.Singleton;

/** Keeps answers and ends of dialogues, and asks for the records and summaries they change. */
@Singleton
public final class DialogueTaker implements EventTaker {
    private final AnswerStore answers;
    private final Steps steps;

    DialogueTaker(AnswerStore answers, Steps steps) {
        this.answers = answers;
        this.steps = steps;
    }

    @Override
    public String topic() {
        return Topics.DIALOGUES;
    }

    @Override
    public String consumer() {
        return "records";
    }

    @Override
    public void take(String value) {
        switch (Json.read(value, DialogueEvent.class)) {
            case AnswerCaptured e -> captured(e);
            case DialogueEvent.DialogueFinished e -> {
                answers.finish(e);
                steps.request(Steps.SUMMARY, e.callId().value());
                steps.request(Steps.HEALTH_RECORD, e.dialogueId().value());
            }
            case DialogueEvent.ConcernSuspected _,
                    DialogueEvent.ConcernConfirmed _,
                    DialogueEvent.ConcernCleared _,
                    DialogueEvent.TaskAnswered _,
                    DialogueEvent.AppointmentChanged _,
                    DialogueEvent.EscalationAnswered _,
                    DialogueEvent.ErasureDone _,
                    DialogueEvent.Unknown _ -> {}
        }
    }

    /** An answer that comes late also changes what later records of the person look back on. */
    private void captured(AnswerCaptured answer) {
        if (!answers.capture(answer)) {
            return;
        }
        steps.request(Steps.SUMMARY, answer.callId().value());
        steps.request(Steps.HEALTH_RECORD, answer.dialogueId().value());
        if (answer.recipientId() != null) {
            answers.recordsAfter(answer.recipientId(), answer.dialogueId(), answer.at())
                    .forEach(dialogue -> steps.request(Steps.HEALTH_RECORD, dialogue));
        }
    }
}
