package io.hearthline.telephony.media;

import io.hearthline.contracts.transcript.Speaker;

/** The phone's end of a call, once its stream has started; used on the call's loop only. After the stop nothing happens. */
public interface CallLeg {
    /**
     * Plays audio after what was given before.
     *
     * @param payload G.711 mu-law at 8 kHz, base64
     */
    void play(String payload);

    /** Asks to be told by this name when everything given before has been heard, or was dropped. */
    void mark(String name);

    /** Drops what has not been heard yet. */
    void clear();

    /** Shows what is being said, on a phone that has a display. */
    default void caption(Speaker speaker, String text) {}

    /** Closes the stream. */
    void close();
}
