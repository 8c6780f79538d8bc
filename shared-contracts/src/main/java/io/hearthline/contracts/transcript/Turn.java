package io.hearthline.contracts.transcript;

/**
 * One utterance of a call.
 *
 * @param number position in the call, from 1
 * @param text what was said; of an interrupted agent turn only the part that was heard
 * @param startMs start on the call's clock, milliseconds after it was answered
 * @param cut true if the agent was interrupted before the end of this turn
 */
public record Turn(int number, Speaker speaker, String text, int startMs, boolean cut) {
    public Turn {
        if (number < 1 || startMs < 0) {
            throw new IllegalArgumentException("turn number from 1, startMs from 0");
        }
    }

    /** Never the words. */
    @Override
    public String toString() {
        return "Turn[" + number + " " + speaker + "]";
    }
}
