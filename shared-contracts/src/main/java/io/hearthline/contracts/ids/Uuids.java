package io.hearthline.contracts.ids;

import java.util.UUID;

/** Reads identities without ever repeating what was given: it may be somebody's phone number. */
final class Uuids {
    private Uuids() {}

    @SuppressWarnings("UnusedException") // the cause repeats the input
    static UUID parse(String text, Class<?> type) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not a " + type.getSimpleName());
        }
    }
}
