package io.hearthline.contracts.ids;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A voice, its manner and its prompts. */
public record PersonaId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PersonaId {}

    /** A new identity that nothing else has. */
    public static PersonaId random() {
        return new PersonaId(UUID.randomUUID());
    }

    /**
     * Reads the canonical form.
     *
     * @throws IllegalArgumentException if it is not a UUID; the message does not repeat the input
     */
    public static PersonaId of(String text) {
        return new PersonaId(Uuids.parse(text, PersonaId.class));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
