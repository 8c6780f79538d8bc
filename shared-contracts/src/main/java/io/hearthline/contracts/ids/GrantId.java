package io.hearthline.contracts.ids;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One account's access to one recipient. */
public record GrantId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public GrantId {}

    /** A new identity that nothing else has. */
    public static GrantId random() {
        return new GrantId(UUID.randomUUID());
    }

    /**
     * Reads the canonical form.
     *
     * @throws IllegalArgumentException if it is not a UUID; the message does not repeat the input
     */
    public static GrantId of(String text) {
        return new GrantId(Uuids.parse(text, GrantId.class));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
