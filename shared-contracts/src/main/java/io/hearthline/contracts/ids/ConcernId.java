package io.hearthline.contracts.ids;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Something dangerous that was said, from first suspicion to its end. */
public record ConcernId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ConcernId {}

    /** A new identity that nothing else has. */
    public static ConcernId random() {
        return new ConcernId(UUID.randomUUID());
    }

    /**
     * Reads the canonical form.
     *
     * @throws IllegalArgumentException if it is not a UUID; the message does not repeat the input
     */
    public static ConcernId of(String text) {
        return new ConcernId(Uuids.parse(text, ConcernId.class));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
