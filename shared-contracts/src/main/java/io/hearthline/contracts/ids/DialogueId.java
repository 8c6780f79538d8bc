package io.hearthline.contracts.ids;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One check-in, talk, exercise or booking; may span several calls. */
public record DialogueId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DialogueId {}

    /** A new identity that nothing else has. */
    public static DialogueId random() {
        return new DialogueId(UUID.randomUUID());
    }

    /**
     * Reads the canonical form.
     *
     * @throws IllegalArgumentException if it is not a UUID; the message does not repeat the input
     */
    public static DialogueId of(String text) {
        return new DialogueId(Uuids.parse(text, DialogueId.class));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
