package io.hearthline.contracts.ids;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A person who is phoned. */
public record RecipientId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RecipientId {}

    /** A new identity that nothing else has. */
    public static RecipientId random() {
        return new RecipientId(UUID.randomUUID());
    }

    /**
     * Reads the canonical form.
     *
     * @throws IllegalArgumentException if it is not a UUID; the message does not repeat the input
     */
    public static RecipientId of(String text) {
        return new RecipientId(Uuids.parse(text, RecipientId.class));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
