package io.hearthline.contracts.ids;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A matter a human must acknowledge. */
public record AlertId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AlertId {}

    /** A new identity that nothing else has. */
    public static AlertId random() {
        return new AlertId(UUID.randomUUID());
    }

    /**
     * Reads the canonical form.
     *
     * @throws IllegalArgumentException if it is not a UUID; the message does not repeat the input
     */
    public static AlertId of(String text) {
        return new AlertId(Uuids.parse(text, AlertId.class));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
