package io.hearthline.standins.modem;

/** One thing a {@link Listener} made out in the audio. */
public sealed interface Heard {

    /**
     * One word.
     *
     * @param utterance number of the utterance it belongs to
     * @param sequence place in the utterance, from 0
     * @param last whether it ends the utterance
     */
    record Word(int utterance, int sequence, String text, boolean last) implements Heard {

        /** Shows the place, never the word. */
        @Override
        public String toString() {
            return "Word[utterance=%d, sequence=%d, last=%s]".formatted(utterance, sequence, last);
        }
    }

    /** 20 ms in which nothing was said; {@code counter} is the speaker's frame number, modulo 4096. */
    record Carrier(int counter) implements Heard {}

    /** The audio is not what the speaker sent. */
    record Fault(Kind kind) implements Heard {

        /** What happened to the 20 ms frames; {@code GARBLED} when they are all there and do not add up. */
        public enum Kind {
            LOST,
            DOUBLED,
            SWAPPED,
            GARBLED
        }
    }
}
