package io.hearthline.telephony.voice.realtime;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The account at OpenAI, and where our own words come from. */
@ConfigMapping(prefix = "telephony.realtime")
public interface RealtimeConfig {
    /** {@code OPENAI_API_KEY}; never printed. Without it there is no such engine. */
    Optional<String> apiKey();

    /** {@code OPENAI_REALTIME_URL}, without the model. */
    URI url();

    /** {@code OPENAI_REALTIME_MODEL}. */
    String model();

    /** {@code OPENAI_BASE_URL}, where {@code /audio/speech} is appended. */
    URI baseUrl();

    /** {@code OPENAI_VOICE}: speaks where the persona names no voice of this vendor. */
    String voice();

    /** {@code OPENAI_SPEECH_MODEL}: reads out our own words. */
    String speechModel();

    /** {@code OPENAI_TRANSCRIPTION_MODEL}. */
    String transcriptionModel();

    /** {@code OPENAI_REALTIME_FORMAT}: {@code pcmu} passes the phone's audio through, {@code pcm} is resampled. */
    String format();

    /** {@code LLM_SERVICE_URL}; set wherever the key is. */
    Optional<URI> llmUrl();

    /** {@code CUSTOM_LLM_SECRET}; set wherever the key is. */
    Optional<String> llmSecret();

    /** For the socket, and again until the session is set up. */
    @WithDefault("5s")
    Duration connectTimeout();

    /** Between two pings of ours. */
    @WithDefault("30s")
    Duration keepAlive();

    /** When the person's turn is over. */
    Turns turns();

    /** Turn detection; older people pause in mid-sentence. */
    interface Turns {
        /** {@code server_vad} goes by silence, {@code semantic_vad} also by what was said. */
        @WithDefault("server_vad")
        String detection();

        /** Silence that ends a turn. */
        @WithDefault("900ms")
        Duration silence();

        /** How soon semantic detection takes a sentence for whole. */
        @WithDefault("low")
        String eagerness();

        /** Silence after which the person is asked whether they are still there. */
        @WithDefault("7s")
        Duration timeout();
    }
}
