package io.hearthline.telephony.voice.elevenlabs;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The voice vendor's account and agent. */
@ConfigMapping(prefix = "telephony.elevenlabs")
interface ElevenLabsConfig {
    /** {@code ELEVENLABS_API_KEY}; never printed. Without it there is no such engine. */
    Optional<String> apiKey();

    /** {@code ELEVENLABS_AGENT_ID}; set wherever the key is. */
    Optional<String> agentId();

    /** {@code ELEVENLABS_BASE_URL}. */
    URI baseUrl();

    /** {@code ELEVENLABS_VOICE_ID}: speaks where the persona names no voice. */
    Optional<String> voiceId();

    /** For the signed address, and again for the socket. */
    @WithDefault("5s")
    Duration connectTimeout();

    /** Between two pings of ours. */
    @WithDefault("30s")
    Duration keepAlive();
}
