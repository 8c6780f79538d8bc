package io.hearthline.telephony.voice;

import io.hearthline.contracts.ids.CallId;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An engine that hears a person and speaks as the agent. */
public interface VoiceEngine {
    /**
     * Begins a conversation; returns at once.
     *
     * @param loop events are reported there, and the session may be used there only
     * @param events the last one is {@link VoiceEvent.Closed}, exactly once
     */
    VoiceSession open(VoiceRequest request, Loop loop, Consumer<VoiceEvent> events);

    /**
     * What an engine needs for one call.
     *
     * @param userId who is spoken to, an opaque id
     * @param completionsToken lets the engine ask for the agent's words on behalf of this call
     * @param traceparent W3C trace context of the call, null if there is none
     */
    record VoiceRequest(
            CallId callId,
            String userId,
            String prompt,
            String greeting,
            String language,
            @Nullable String voiceId,
            String completionsToken,
            @Nullable String traceparent) {
        @Override
        public String toString() {
            return "VoiceRequest[" + callId + "]";
        }
    }
}
