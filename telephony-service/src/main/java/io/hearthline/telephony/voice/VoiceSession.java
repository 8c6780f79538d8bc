package io.hearthline.telephony.voice;

import java.time.Duration;

/**
 * One conversation with an engine; used on its loop only. Nothing but {@link #close} has an effect before
 * {@link VoiceEvent.Ready} or after the end.
 */
public interface VoiceSession {
    /**
     * Lets the engine hear the person.
     *
     * @param payload G.711 mu-law at 8 kHz, base64; usually 20 ms
     */
    void hear(String payload);

    /**
     * Puts in a turn for the person, say for a key they pressed. The agent answers; no {@link VoiceEvent.PersonSaid}
     * comes of it.
     */
    void say(String text);

    /** Lets the agent know something; it neither answers nor is interrupted. */
    void note(String text);

    /** The person is there and may take their time: the engine's own clock for their turn starts anew. */
    void keepWaiting();

    /**
     * Tells how much of a response was really heard before it was cut.
     *
     * @param responseId as in {@link VoiceEvent.Audio}; one the engine does not know is of no effect
     */
    void cut(int responseId, Duration heard);

    /** Ends the conversation; the end is reported once, however often this is called. */
    void close();
}
