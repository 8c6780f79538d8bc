package io.hearthline.postcall.records;

import io.hearthline.contracts.health.Answer;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.transcript.Turn;
import io.hearthline.postcall.concerns.Categories;
import io.hearthline.postcall.concerns.Concern;
import io.hearthline.postcall.concerns.ConcernStore;
import io.hearthline.postcall.concerns.HiddenWords;
import io.hearthline.postcall.healthrecords.HealthRecord;
import io.hearthline.postcall.healthrecords.HealthRecordStore;
import io.hearthline.postcall.transcripts.AnswerTurn;
import io.hearthline.postcall.transcripts.TranscriptStore;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** Makes what callers read; words that are not for family are left out for everybody who needs a grant. */
@Singleton
public final class Views {
    private static final String NOT_SHOWN = "[not shown]";

    private final TranscriptStore transcripts;
    private final ConcernStore concerns;
    private final Categories categories;

    Views(TranscriptStore transcripts, ConcernStore concerns, Categories categories) {
        this.transcripts = transcripts;
        this.concerns = concerns;
        this.categories = categories;
    }

    /** @param all true for a caller who may see everything */
    RecordView record(HealthRecordStore.Kept kept, boolean all) {
        HealthRecord record = kept.record();
        List<Concern> withheld = all ? List.of() : hidden(concerns.ofDialogue(record.dialogueId()));
        Map<CallId, List<Turn>> turns = new HashMap<>();
        return new RecordView(
                record.dialogueId(),
                record.callId(),
                record.recipientId(),
                kept.revision(),
                record.partial(),
                record.imported(),
                record.severity(),
                record.at(),
                record.answers().stream()
                        .map(entry ->
                                answer(entry, turns.computeIfAbsent(entry.callId(), transcripts::turns), withheld))
                        .toList());
    }

    private static RecordView.AnswerView answer(HealthRecord.Entry entry, List<Turn> turns, List<Concern> withheld) {
        boolean shown = withheld.stream().noneMatch(c -> HiddenWords.holds(entry.said(), c));
        boolean words = entry.answer() instanceof Answer.Text;
        OptionalInt turn = AnswerTurn.find(turns, entry.ask(), entry.said());
        return new RecordView.AnswerView(
                entry.questionId(),
                entry.ask(),
                shown || !words ? entry.answer() : new Answer.Unclear(),
                shown || !words ? entry.display() : NOT_SHOWN,
                shown ? entry.said() : NOT_SHOWN,
                entry.confidence(),
                entry.reader(),
                entry.severity(),
                entry.reason(),
                entry.unit(),
                entry.loinc(),
                turn.isPresent() ? turn.getAsInt() : null);
    }

    /** @param all true for a caller who may see everything */
    TranscriptView transcript(CallId call, boolean all) {
        List<Turn> turns = transcripts.turns(call);
        List<Concern> every = concerns.ofCall(call);
        Set<Integer> masked = all ? Set.of() : HiddenWords.turns(turns, hidden(every));
        return new TranscriptView(
                call,
                turns.stream()
                        .map(turn -> masked.contains(turn.number())
                                ? new Turn(turn.number(), turn.speaker(), NOT_SHOWN, turn.startMs(), turn.cut())
                                : turn)
                        .toList(),
                every.stream()
                        .filter(c -> all || !categories.hiddenFromFamily(c.category()))
                        .map(c -> new TranscriptView.ConcernView(
                                c.id(), c.category(), categories.label(c.category()), c.status(), c.severity()))
                        .toList());
    }

    private List<Concern> hidden(List<Concern> every) {
        return every.stream()
                .filter(c -> categories.hiddenFromFamily(c.category()))
                .toList();
    }
}
