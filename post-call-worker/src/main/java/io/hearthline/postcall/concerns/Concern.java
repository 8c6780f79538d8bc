package io.hearthline.postcall.concerns;

import io.hearthline.contracts.concern.ConcernStatus;
import io.hearthline.contracts.health.Severity;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.ConcernId;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.ids.RecipientId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A dangerous sentence and where it stands.
 *
 * @param said the words that raised it
 * @param answered the words that settled it
 */
public record Concern(
        ConcernId id,
        CallId callId,
        DialogueId dialogueId,
        @Nullable RecipientId recipientId,
        String category,
        Severity severity,
        ConcernStatus status,
        @Nullable String said,
        @Nullable String answered) {

    /** All words of it that are known. */
    public List<String> words() {
        return Stream.of(said, answered).filter(w -> w != null && !w.isBlank()).toList();
    }

    @Override
    public String toString() {
        return "Concern[" + id + " " + status + "]";
    }
}
