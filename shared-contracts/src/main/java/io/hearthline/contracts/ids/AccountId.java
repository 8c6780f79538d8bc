package io.hearthline.contracts.ids;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Somebody who may sign in. */
public record AccountId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AccountId {}

    /** A new identity that nothing else has. */
    public static AccountId random() {
        return new AccountId(UUID.randomUUID());
    }

    /**
     * Reads the canonical form.
     *
     * @throws IllegalArgumentException if it is not a UUID; the message does not repeat the input
     */
    public static AccountId of(String text) {
        return new AccountId(Uuids.parse(text, AccountId.class));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
