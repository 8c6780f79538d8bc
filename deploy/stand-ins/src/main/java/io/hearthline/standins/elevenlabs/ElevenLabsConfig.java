package io.hearthline.standins.elevenlabs;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the voice vendor's stand-in is set up.
 *
 * @param port 0 for a free one
 * @param apiKey what the REST API expects in {@code xi-api-key}
 * @param webhook where the transcript goes after a conversation; nowhere if null
 */
public record ElevenLabsConfig(
        int port,
        String apiKey,
        Agent agent,
        Llm llm,
        Timing timing,
        @Nullable Webhook webhook) {

    /** All fields a client may override. */
    public static final Set<String> ALL_OVERRIDES = Set.of("prompt", "first_message", "language", "voice_id", "speed");

    /**
     * The agent as it is configured at the vendor.
     *
     * @param prompt used where the client overrides none
     * @param firstMessage used where the client overrides none; empty means that the model speaks first
     * @param overrides fields a client may override: {@code prompt first_message language voice_id speed}
     * @param format audio of both directions: {@code ulaw_8000}, {@code pcm_8000}, {@code pcm_16000}, {@code pcm_24000} or
     *     {@code pcm_48000}; any other is told in the metadata and never sent
     */
    public record Agent(String id, String prompt, String firstMessage, Set<String> overrides, String format) {
        /** Copies the set. */
        public Agent {
            overrides = Set.copyOf(overrides);
        }
    }

    /**
     * The custom LLM.
     *
     * @param url base; {@code /chat/completions} is appended
     * @param secret sent as bearer
     */
    public record Llm(URI url, String secret, String model) {
        @Override
        public String toString() {
            return "Llm[model=" + model + "]";
        }
    }

    /**
     * The vendor's clocks.
     *
     * @param pace how many times faster than life the phone plays
     * @param pingEvery between two pings
     * @param contentWithin an attempt without content is cancelled after this
     * @param audioWithin the socket is closed when nothing came for this long
     * @param turnTimeout silence after which the model is asked again; zero is never
     * @param mergeWait how long a merged turn waits for the second utterance
     */
    public record Timing(
            double pace,
            Duration pingEvery,
            Duration contentWithin,
            Duration audioWithin,
            Duration turnTimeout,
            Duration mergeWait) {

        /** The vendor's own values, and silence is left to the client. */
        public static Timing atPace(double pace) {
            return new Timing(
                    pace,
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(4),
                    Duration.ofSeconds(60),
                    Duration.ZERO,
                    Duration.ofSeconds(3));
        }

        /** The same with another silence time-out. */
        public Timing withTurnTimeout(Duration silence) {
            return new Timing(pace, pingEvery, contentWithin, audioWithin, silence, mergeWait);
        }
    }

    /** Where post-call webhooks go, and what they are signed with. */
    public record Webhook(URI url, String secret) {
        @Override
        public String toString() {
            return "Webhook[]";
        }
    }

    /** An agent that lets everything be overridden, at the given pace, without a webhook. */
    public static ElevenLabsConfig of(int port, String apiKey, String agentId, Llm llm, double pace) {
        var agent = new Agent(agentId, "You are a friendly caller. Be brief.", "Hello.", ALL_OVERRIDES, "ulaw_8000");
        return new ElevenLabsConfig(port, apiKey, agent, llm, Timing.atPace(pace), null);
    }

    /** The same with another silence time-out. */
    public ElevenLabsConfig withTurnTimeout(Duration silence) {
        return new ElevenLabsConfig(port, apiKey, agent, llm, timing.withTurnTimeout(silence), webhook);
    }

    @Override
    public String toString() {
        return "ElevenLabsConfig[port=" + port + "]";
    }
}
