package io.hearthline.contracts.ids;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Somebody who is told about a recipient. */
public record ContactId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ContactId {}

    /** A new identity that nothing else has. */
    public static ContactId random() {
        return new ContactId(UUID.randomUUID());
    }

    /**
     * Reads the canonical form.
     *
     * @throws IllegalArgumentException if it is not a UUID; the message does not repeat the input
     */
    public static ContactId of(String text) {
        return new ContactId(Uuids.parse(text, ContactId.class));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
