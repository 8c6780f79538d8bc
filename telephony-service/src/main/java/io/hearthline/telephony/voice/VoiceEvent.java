package io.hearthline.telephony.voice;

import org.jspecify.annotations.Nullable;

/** What an engine reports. */
public sealed interface VoiceEvent {
    /**
     * The conversation stands and may be spoken into. Comes again, with another id, where the engine had to begin a
     * new conversation for the same call.
     */
    record Ready(String conversationId) implements VoiceEvent {}

    /**
     * The agent speaks.
     *
     * @param responseId which response this is a part of; greater than those before, the same as in {@link AgentSaid}
     * @param payload G.711 mu-law at 8 kHz, base64, any length
     * @param alignment when which letter is said, null if the engine does not tell
     */
    record Audio(int responseId, String payload, @Nullable Alignment alignment) implements VoiceEvent {
        /** Audio of which nothing more is known. */
        public Audio(int responseId, String payload) {
            this(responseId, payload, null);
        }
    }

    /** The person said something. */
    record PersonSaid(String text) implements VoiceEvent {
        @Override
        public String toString() {
            return "PersonSaid[…]";
        }
    }

    /** The agent is about to say something. */
    record AgentSaid(int responseId, String text) implements VoiceEvent {
        @Override
        public String toString() {
            return "AgentSaid[" + responseId + "]";
        }
    }

    /** The agent was interrupted and had said only this. */
    record AgentCorrected(int responseId, String text) implements VoiceEvent {
        @Override
        public String toString() {
            return "AgentCorrected[" + responseId + "]";
        }
    }

    /** The person talks over the agent: what is not yet heard must not be played. */
    record Interrupted() implements VoiceEvent {}

    /** The agent has decided to end the call; its farewell may still come. */
    record Ending() implements VoiceEvent {}

    /**
     * The conversation is over.
     *
     * @param failure null if the agent ended it or it was closed from here
     */
    record Closed(@Nullable VoiceFailure failure) implements VoiceEvent {}
}
