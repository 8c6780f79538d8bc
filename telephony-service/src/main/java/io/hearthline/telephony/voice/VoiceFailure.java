package io.hearthline.telephony.voice;

/**
 * Why a conversation could not go on.
 *
 * @param errorType for logs and metrics: the vendor's name of it or our own, never a message
 */
public record VoiceFailure(Kind kind, String errorType) {
    /** What is to be made of it. */
    public enum Kind {
        /** No conversation came about in time; another engine may do better. */
        UNREACHABLE,
        /** The engine will not have it, now or later: a key, an override, a format is not what it wants. */
        REFUSED,
        /** The engine broke off what had begun. */
        BROKEN,
        /** The agent's words did not come in time, or not at all; another engine would ask the same source. */
        WORDLESS,
        /** The engine's own limit of a conversation is reached. */
        TOO_LONG
    }
}
