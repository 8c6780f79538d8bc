package io.hearthline.postcall.summaries;

import io.hearthline.contracts.concern.ConcernStatus;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.transcript.Turn;
import io.hearthline.postcall.concerns.Categories;
import io.hearthline.postcall.concerns.Concern;
import io.hearthline.postcall.concerns.ConcernStore;
import io.hearthline.postcall.concerns.HiddenWords;
import io.hearthline.postcall.healthrecords.AnswerStore;
import io.hearthline.postcall.healthrecords.CapturedAnswer;
import io.hearthline.postcall.transcripts.KeptCall;
import io.hearthline.postcall.transcripts.TranscriptStore;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects what a summary may be made of. */
@Singleton
final class Materials {
    /** How far a call is known. */
    sealed interface State {
        /** The call is still going on, or unheard of. */
        record NotEnded() implements State {}

        /** Ended; its dialogue has not said yet what it came to. */
        record Waiting(Material material) implements State {}

        record Ready(Material material) implements State {}
    }

    private final TranscriptStore transcripts;
    private final AnswerStore answers;
    private final ConcernStore concerns;
    private final Categories categories;

    Materials(TranscriptStore transcripts, AnswerStore answers, ConcernStore concerns, Categories categories) {
        this.transcripts = transcripts;
        this.answers = answers;
        this.concerns = concerns;
        this.categories = categories;
    }

    State of(CallId callId) {
        Optional<KeptCall> call = transcripts.find(callId);
        if (call.isEmpty() || call.get().outcome() == null) {
            return new State.NotEnded();
        }
        Material material = material(call.get());
        boolean waiting =
                material.outcome().answered() && answers.finishes(callId).isEmpty();
        return waiting ? new State.Waiting(material) : new State.Ready(material);
    }

    private Material material(KeptCall call) {
        List<Turn> turns = transcripts.turns(call.id());
        List<Concern> all = concerns.ofCall(call.id());
        List<Concern> withheld =
                all.stream().filter(c -> !categories.mentionable(c.category())).toList();
        Set<Integer> hidden = HiddenWords.turns(turns, withheld);
        List<CapturedAnswer> shown = answers.ofCall(call.id()).stream()
                .filter(answer -> withheld.stream().noneMatch(c -> HiddenWords.holds(answer.said(), c)))
                .toList();
        List<Material.Noted> noted = all.stream()
                .filter(c -> categories.mentionable(c.category()))
                .map(c -> noted(c, turns))
                .toList();
        return new Material(
                call, turns.stream().filter(t -> !hidden.contains(t.number())).toList(), shown, noted);
    }

    private Material.Noted noted(Concern concern, List<Turn> turns) {
        List<Integer> numbers = turns.stream()
                .filter(turn -> HiddenWords.holds(turn.text(), concern))
                .map(Turn::number)
                .toList();
        return new Material.Noted(
                categories.label(concern.category()),
                concern.status() == ConcernStatus.CONFIRMED,
                concern.status() == ConcernStatus.CLEARED,
                numbers);
    }
}
