package io.hearthline.postcall.healthrecords;

import io.hearthline.contracts.events.DialogueEvent;
import io.hearthline.contracts.health.HealthQuestion;
import io.hearthline.contracts.health.QuestionBank;
import io.hearthline.contracts.health.Severity;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.postcall.healthrecords.HealthRecord.Entry;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes a record of what is known. Pure: the same answers give the same record, in whatever order they came. */
public final class HealthRecords {
    private static final Comparator<CapturedAnswer> LATEST =
            Comparator.comparing(CapturedAnswer::at).thenComparing(CapturedAnswer::questionId);

    private final QuestionBank bank;

    public HealthRecords(QuestionBank bank) {
        this.bank = bank;
    }

    /**
     * Makes the record.
     *
     * @param finishes what the dialogue's calls left of it, first to last
     * @param lastOutcome of the dialogue's last call; null while unknown
     * @param earlier the person's earlier answers to the same question
     * @return empty if there is no answer
     */
    public Optional<HealthRecord> make(
            List<CapturedAnswer> answers,
            List<Finish> finishes,
            @Nullable CallOutcome lastOutcome,
            ZoneId zone,
            Function<CapturedAnswer, List<Thresholds.Earlier>> earlier) {
        Optional<CapturedAnswer> latest = answers.stream().max(LATEST);
        if (latest.isEmpty()) {
            return Optional.empty();
        }
        Thresholds thresholds = new Thresholds(zone);
        List<Entry> entries = answers.stream()
                .sorted(LATEST)
                .map(answer -> entry(answer, thresholds, earlier))
                .toList();
        Severity severity = entries.stream().map(Entry::severity).reduce(Severity.INFO, Severity::max);
        CapturedAnswer last = latest.get();
        return Optional.of(new HealthRecord(
                last.dialogueId(),
                last.callId(),
                last.recipientId(),
                partial(finishes, lastOutcome),
                severity,
                answers.stream().allMatch(CapturedAnswer::imported),
                last.at(),
                entries));
    }

    private Entry entry(
            CapturedAnswer answer, Thresholds thresholds, Function<CapturedAnswer, List<Thresholds.Earlier>> earlier) {
        @Nullable HealthQuestion question = bank.question(answer.questionId()).orElse(null);
        Thresholds.Assessment assessment = question == null
                ? Thresholds.Assessment.CALM
                : thresholds.assess(question, answer.answer(), answer.at(), earlier.apply(answer));
        return new Entry(
                answer.questionId(),
                question == null ? answer.questionId() : question.ask(),
                answer.answer(),
                Display.of(question, answer.answer()),
                answer.said(),
                answer.confidence(),
                answer.reader(),
                assessment.severity(),
                assessment.reason(),
                question == null ? null : question.basics().unit(),
                question == null ? null : question.basics().loinc(),
                answer.at(),
                answer.callId());
    }

    private static boolean partial(List<Finish> finishes, @Nullable CallOutcome lastOutcome) {
        if (finishes.isEmpty()) {
            return true;
        }
        Finish last = finishes.getLast();
        return last.status() != DialogueEvent.Status.COMPLETE
                || last.outcome() == CallOutcome.PARTIAL
                || lastOutcome == CallOutcome.PARTIAL;
    }
}
