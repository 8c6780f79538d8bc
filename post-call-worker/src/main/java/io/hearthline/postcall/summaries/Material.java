package io.hearthline.postcall.summaries;

import io.hearthline.contracts.session.CallKind;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.contracts.transcript.Turn;
import io.hearthline.postcall.healthrecords.CapturedAnswer;
import io.hearthline.postcall.transcripts.KeptCall;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a summary may be made of: words that are not for caregivers are not in it.
 *
 * @param turns the turns a caregiver may hear of
 * @param answers the call's answers, in the order they were given
 * @param concerns those a caregiver is told of
 */
record Material(KeptCall call, List<Turn> turns, List<CapturedAnswer> answers, List<Noted> concerns) {
    Material {
        turns = List.copyOf(turns);
        answers = List.copyOf(answers);
        concerns = List.copyOf(concerns);
    }

    /** A concern and the turns of its words. */
    record Noted(String label, boolean confirmed, boolean cleared, List<Integer> turns) {}

    CallOutcome outcome() {
        return Objects.requireNonNull(call.outcome());
    }

    @Nullable
    CallKind kind() {
        return call.kind();
    }

    @Override
    public String toString() {
        return "Material[" + call.id() + "]";
    }
}
