package io.hearthline.telephony.voice;

import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.session.CallKind;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What an engine needs for one call.
 *
 * @param userId who is spoken to, an opaque id
 * @param prompt the agent's instructions, rendered
 * @param greeting what the agent says first
 * @param afresh what it says first where a conversation has to begin anew in the middle of the call; asked for only
 *     then, and may block
 * @param completionsToken lets the engine ask for the agent's words on behalf of this call
 * @param traceparent W3C trace context of the call, null if there is none
 */
public record VoiceRequest(
        CallId callId,
        CallKind kind,
        String userId,
        String prompt,
        String greeting,
        Supplier<String> afresh,
        Voice voice,
        String completionsToken,
        @Nullable String traceparent) {
    /** A call whose conversation would begin anew as it began. */
    public VoiceRequest(
            CallId callId,
            CallKind kind,
            String userId,
            String prompt,
            String greeting,
            Voice voice,
            String completionsToken,
            @Nullable String traceparent) {
        this(callId, kind, userId, prompt, greeting, () -> greeting, voice, completionsToken, traceparent);
    }

    /**
     * How the agent sounds.
     *
     * @param language BCP 47
     * @param voiceId the engine's own name of a voice, null for the one it is set up with
     * @param speed 1 is the voice's own pace, null leaves it alone
     */
    public record Voice(
            String language,
            @Nullable String voiceId,
            @Nullable Double speed) {
        private static final double SLOWEST = 0.5;
        private static final double FASTEST = 2;

        public Voice {
            if (speed != null && !(speed >= SLOWEST && speed <= FASTEST)) {
                throw new IllegalArgumentException("speed is between 0.5 and 2");
            }
        }

        /** The language without its region, as the vendors name it. */
        public String plainLanguage() {
            return language.split("-", 2)[0];
        }
    }

    /** The same call in the voice the engine is set up with. */
    public VoiceRequest inUsualVoice() {
        return new VoiceRequest(
                callId,
                kind,
                userId,
                prompt,
                greeting,
                new Voice(voice.language(), null, voice.speed()),
                completionsToken,
                traceparent);
    }

    @Override
    public String toString() {
        return "VoiceRequest[" + callId + "]";
    }
}
