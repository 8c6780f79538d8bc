package io.hearthline.contracts.ids;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One dial or one inbound ring. */
public record CallId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CallId {}

    /** A new identity that nothing else has. */
    public static CallId random() {
        return new CallId(UUID.randomUUID());
    }

    /**
     * Reads the canonical form.
     *
     * @throws IllegalArgumentException if it is not a UUID; the message does not repeat the input
     */
    public static CallId of(String text) {
        return new CallId(Uuids.parse(text, CallId.class));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
