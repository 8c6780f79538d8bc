package io.hearthline.standins.twilio;

import org.jspecify.annotations.Nullable;

/** The keys one gather waits for. */
final class Keys {
    private final Twiml.Gather gather;
    private final @Nullable String document;
    private final StringBuilder pressed = new StringBuilder();

    /** @param document address of the TwiML that gathers; null if it has none */
    Keys(Twiml.Gather gather, @Nullable String document) {
        this.gather = gather;
        this.document = document;
    }

    /** True if no more are waited for. */
    boolean take(char key) {
        if (key != '#') {
            pressed.append(key);
        }
        return key == '#' || pressed.length() == gather.numDigits();
    }

    Twiml.Gather gather() {
        return gather;
    }

    @Nullable
    String document() {
        return document;
    }

    String pressed() {
        return pressed.toString();
    }
}
