package io.hearthline.postcall.intake;

import io.hearthline.contracts.events.CallEvent;
import io.hearthline.contracts.events.Topics;
import io.hearthline.contracts.json.Json;
import io.hearthline.postcall.steps.Steps;
import io.hearthline.postcall.transcripts.TranscriptStore;
import jakarta.inject.Singleton;

/** Keeps calls and their turns, and asks for what follows from an ended call. */
@Singleton
public final class CallTaker implements EventTaker {
    private final TranscriptStore transcripts;
    private final Steps steps;

    CallTaker(TranscriptStore transcripts, Steps steps) {
        this.transcripts = transcripts;
        this.steps = steps;
    }

    @Override
    public String topic() {
        return Topics.CALLS;
    }

    @Override
    public String consumer() {
        return "records";
    }

    @Override
    public void take(String value) {
        switch (Json.read(value, CallEvent.class)) {
            case CallEvent.CallPlaced e ->
                transcripts.heardOf(e.callId(), e.recipientId(), e.dialogueId(), e.kind(), e.at());
            case CallEvent.CallAnswered e ->
                transcripts.heardOf(e.callId(), e.recipientId(), e.dialogueId(), e.kind(), e.at());
            case CallEvent.TurnSpoken e -> transcripts.spoken(e);
            case CallEvent.CallEnded e -> {
                transcripts.ended(e);
                steps.request(Steps.SUMMARY, e.callId().value());
                steps.request(Steps.HEALTH_RECORD, e.dialogueId().value());
            }
            case CallEvent.CallRinging _,
                    CallEvent.KeypadAnswered _,
                    CallEvent.RecordingReady _,
                    CallEvent.ProviderTranscript _,
                    CallEvent.SlotClosed _,
                    CallEvent.MessageStatus _,
                    CallEvent.MessageReceived _,
                    CallEvent.ErasureDone _,
                    CallEvent.Unknown _ -> {}
        }
    }
}
