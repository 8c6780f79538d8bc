package io.hearthline.telephony.voice;

import java.util.function.Consumer;

/** An engine that hears a person and speaks as the agent. */
public interface VoiceEngine {
    /** What a persona chooses it by, {@code elevenlabs} or {@code realtime}; also its name in logs and metrics. */
    String name();

    /** True if its account is set up here. */
    default boolean available() {
        return true;
    }

    /** True if it can be made to say a sentence word for word, which structured calls need. */
    boolean speaksVerbatim();

    /**
     * Begins a conversation; returns at once.
     *
     * @param loop events are reported there, and the session may be used there only
     * @param events the last one is {@link VoiceEvent.Closed}, exactly once
     */
    VoiceSession open(VoiceRequest request, Loop loop, Consumer<VoiceEvent> events);
}
