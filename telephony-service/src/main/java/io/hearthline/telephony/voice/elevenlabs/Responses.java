package io.hearthline.telephony.voice.elevenlabs;

/**
 * Numbers what the agent says. The vendor's event ids can't be relied on for it: text may come before its audio or after
 * it, and not with the same id.
 */
final class Responses {
    private int current;
    private int lastWorded;
    private boolean fresh = true;

    /** The person's turn or an interruption: what comes next is another response. */
    void turned() {
        fresh = true;
    }

    /** Audio has come. */
    int voiced() {
        if (fresh) {
            begin();
        }
        return current;
    }

    /** The text of a response has come; a response has one. */
    int worded() {
        if (fresh || lastWorded == current) {
            begin();
        }
        lastWorded = current;
        return current;
    }

    /** The response a correction is about. */
    int corrected() {
        return lastWorded;
    }

    private void begin() {
        current++;
        fresh = false;
    }
}
