package io.hearthline.standins.twilio;

import java.util.List;

/**
 * What goes wrong on purpose.
 *
 * @param duplicateCallbacks every status callback comes twice
 * @param reorderCallbacks every status callback comes after its successor
 * @param loseCallbacks events whose callback never comes: initiated, ringing, answered, completed
 * @param failCreateAfterAccept so many create-call requests are accepted, and answered 500
 * @param tooManyRequests so many create-call requests are refused with 429
 */
public record Faults(
        boolean duplicateCallbacks,
        boolean reorderCallbacks,
        List<String> loseCallbacks,
        int failCreateAfterAccept,
        int tooManyRequests) {

    /** Nothing goes wrong. */
    public static final Faults NONE = new Faults(false, false, List.of(), 0, 0);

    /** Takes what is missing in a request for none. */
    public Faults {
        loseCallbacks = loseCallbacks == null ? List.of() : List.copyOf(loseCallbacks);
    }

    Faults withOneCreateFailureLess() {
        return new Faults(
                duplicateCallbacks, reorderCallbacks, loseCallbacks, failCreateAfterAccept - 1, tooManyRequests);
    }

    Faults withOneRefusalLess() {
        return new Faults(
                duplicateCallbacks, reorderCallbacks, loseCallbacks, failCreateAfterAccept, tooManyRequests - 1);
    }
}
