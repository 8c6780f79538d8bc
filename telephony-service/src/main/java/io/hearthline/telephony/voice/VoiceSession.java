package io.hearthline.telephony.voice;

/** One conversation with an engine; used on its loop only. */
public interface VoiceSession {
    /**
     * Lets the engine hear 20 ms of the person. What is given before {@link VoiceEvent.Ready} or after the end is
     * dropped.
     *
     * @param payload G.711 mu-law at 8 kHz, base64
     */
    void hear(String payload);

    /** Ends the conversation; the end is reported once, however often this is called. */
    void close();
}
