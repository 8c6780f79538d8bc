package io.hearthline.telephony.voice;

/** What an engine reports. */
public sealed interface VoiceEvent {
    /** The conversation stands and may be spoken into. */
    record Ready(String conversationId) implements VoiceEvent {}

    /**
     * The agent speaks.
     *
     * @param responseId which response this is a part of
     * @param payload G.711 mu-law at 8 kHz, base64, any length
     */
    record Audio(int responseId, String payload) implements VoiceEvent {}

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
     * @param errorType null if the agent ended it or it was closed from here
     */
    record Closed(@org.jspecify.annotations.Nullable String errorType) implements VoiceEvent {}
}
