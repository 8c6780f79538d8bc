package io.hearthline.standins.callee;

import java.time.Instant;

/**
 * Something said on the line.
 *
 * @param at when it ended
 * @param text the words that were really said or heard
 * @param complete whether it came to its end
 */
public record Remark(Instant at, String text, boolean complete) {

    /** Shows the time, never the words. */
    @Override
    public String toString() {
        return "Remark[at=%s, complete=%s]".formatted(at, complete);
    }
}
