package io.hearthline.telephony.media;

import io.hearthline.contracts.ids.CallId;
import io.hearthline.telephony.voice.VoiceFailure;
import java.time.Duration;

/** Told what happens on a bridge, on the call's loop: must not block. */
public interface BridgeListener {
    /** The engine's conversation stands. */
    void conversationOpened(CallId callId, String conversationId);

    /** The person said something. */
    void personSaid(CallId callId, String text);

    /**
     * The agent says something.
     *
     * @param inAbout how long until it is heard
     */
    void agentSaid(CallId callId, int responseId, String text, Duration inAbout);

    /** Only this of a response was heard. */
    void agentCorrected(CallId callId, int responseId, String text);

    /** Not all of this response was heard, and nobody knows how much. */
    void agentCut(CallId callId, int responseId);

    /** Everything there was to say has been heard, or cannot be: the line is to be hung up. */
    void finished(CallId callId);

    /** The engine failed; the line stands, and is to be let go so that the call can go on otherwise. */
    void engineFailed(CallId callId, VoiceFailure failure, MediaBridge bridge);

    /** The phone's stream is gone; the last thing told of a bridge. */
    void ended(CallId callId, MediaBridge bridge);
}
