package io.hearthline.postcall.alerts;

import io.hearthline.contracts.events.DialogueEvent;
import io.hearthline.contracts.events.DialogueEvent.AnswerCaptured;
import io.hearthline.contracts.events.Topics;
import io.hearthline.contracts.health.QuestionBank;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.ConcernId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.json.Json;
import io.hearthline.postcall.concerns.Categories;
import io.hearthline.postcall.concerns.ConcernStore;
import io.hearthline.postcall.healthrecords.AnswerStore;
import io.hearthline.postcall.healthrecords.Thresholds;
import io.hearthline.postcall.intake.EventTaker;
import io.hearthline.postcall.recipients.KeptRecipient;
import io.hearthline.postcall.recipients.RecipientStore;
import io.hearthline.postcall.steps.Steps;
import io.hearthline.postcall.transcripts.KeptCall;
import io.hearthline.postcall.transcripts.TranscriptStore;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns concerns and answers into alerts as they are heard, long before the call is summarised. */
@Singleton
public final class AlertTaker implements EventTaker {
    private final QuestionBank bank = QuestionBank.load();
    private final ConcernStore concerns;
    private final Categories categories;
    private final AnswerStore answers;
    private final Places places;
    private final AlertDesk desk;
    private final Steps steps;

    AlertTaker(
            ConcernStore concerns,
            Categories categories,
            AnswerStore answers,
            Places places,
            AlertDesk desk,
            Steps steps) {
        this.concerns = concerns;
        this.categories = categories;
        this.answers = answers;
        this.places = places;
        this.desk = desk;
        this.steps = steps;
    }

    @Override
    public String topic() {
        return Topics.DIALOGUES;
    }

    @Override
    public String consumer() {
        return "alerts";
    }

    @Override
    public void take(String value) {
        switch (Json.read(value, DialogueEvent.class)) {
            case DialogueEvent.ConcernSuspected e -> {
                // What may have been a machine's greeting is shown live and kept nowhere; it comes again if it was
                // none.
                if (!e.provisional()) {
                    concerns.suspected(e);
                    changed(e.concernId(), e.callId(), e.at());
                }
            }
            case DialogueEvent.ConcernConfirmed e -> {
                concerns.confirmed(e);
                changed(e.concernId(), e.callId(), e.at());
            }
            case DialogueEvent.ConcernCleared e -> {
                concerns.cleared(e);
                changed(e.concernId(), e.callId(), e.at());
            }
            case AnswerCaptured e -> captured(e);
            case DialogueEvent.DialogueFinished _,
                    DialogueEvent.TaskAnswered _,
                    DialogueEvent.AppointmentChanged _,
                    DialogueEvent.EscalationAnswered _,
                    DialogueEvent.ErasureDone _,
                    DialogueEvent.Unknown _ -> {}
        }
    }

    private void changed(ConcernId id, CallId callId, Instant at) {
        steps.request(Steps.SUMMARY, callId.value());
        if (places.imported(callId)) {
            return;
        }
        concerns.find(id)
                .map(concern -> AlertRules.ofConcern(
                        concern,
                        categories.label(concern.category()),
                        categories.hiddenFromFamily(concern.category()),
                        at))
                .ifPresent(desk::raise);
    }

    private void captured(AnswerCaptured answer) {
        bank.question(answer.questionId())
                .map(question -> new Thresholds(places.zone(answer.recipientId()))
                        .assess(question, answer.answer(), answer.at(), earlier(answer)))
                .flatMap(assessment -> AlertRules.ofAnswer(
                        answer.questionId(),
                        assessment,
                        new AlertRules.Place(answer.recipientId(), answer.callId(), answer.dialogueId(), answer.at()),
                        answer.imported()))
                .ifPresent(desk::raise);
    }

    private List<Thresholds.Earlier> earlier(AnswerCaptured answer) {
        return answer.recipientId() == null
                ? List.of()
                : answers.earlier(answer.recipientId(), answer.questionId(), answer.dialogueId(), answer.at());
    }

    /** What is known of where and for whom a call is. */
    @Singleton
    static final class Places {
        private final TranscriptStore transcripts;
        private final RecipientStore recipients;

        Places(TranscriptStore transcripts, RecipientStore recipients) {
            this.transcripts = transcripts;
            this.recipients = recipients;
        }

        boolean imported(CallId call) {
            return transcripts.find(call).filter(KeptCall::imported).isPresent();
        }

        ZoneId zone(@Nullable RecipientId recipient) {
            return Optional.ofNullable(recipient)
                    .flatMap(recipients::find)
                    .map(KeptRecipient::zone)
                    .orElse(ZoneOffset.UTC);
        }
    }
}
