package io.hearthline.telephony.voice;

import java.util.Arrays;

/** Which letter of what is said begins when, within one piece of audio. */
public final class Alignment {
    private final String letters;
    private final int[] startsMs;

    /**
     * Letters and their beginnings.
     *
     * @param startsMs milliseconds from the beginning of the piece, one for each letter, ascending
     * @throws IllegalArgumentException if there are not as many beginnings as letters
     */
    public Alignment(String letters, int[] startsMs) {
        if (letters.length() != startsMs.length) {
            throw new IllegalArgumentException("every letter has one beginning");
        }
        this.letters = letters;
        this.startsMs = startsMs.clone();
    }

    /** What has begun to be said after so many milliseconds. */
    public String upTo(long ms) {
        int end = 0;
        while (end < startsMs.length && startsMs[end] < ms) {
            end++;
        }
        return letters.substring(0, end);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Alignment that
                && letters.equals(that.letters)
                && Arrays.equals(startsMs, that.startsMs);
    }

    @Override
    public int hashCode() {
        return 31 * letters.hashCode() + Arrays.hashCode(startsMs);
    }

    @Override
    public String toString() {
        return "Alignment[" + startsMs.length + "]";
    }
}
