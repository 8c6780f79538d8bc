package io.hearthline.standins;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * Ports and secrets of all stand-ins together.
 *
 * @param openAiKey of the chat model and of the Realtime voices
 * @param pace how many times faster than life the phone plays
 */
public record StandInsConfig(Listening ports, Carrier carrier, Voice voice, String openAiKey, double pace) {

    /** Ports; 0 for a free one. */
    public record Listening(int twilio, int elevenLabs, int realtime, int chatModel, int smtp, int mailControl) {}

    /** The phone carrier's account. */
    public record Carrier(String accountSid, String authToken, List<String> numbers) {
        /** Copies the numbers. */
        public Carrier {
            numbers = List.copyOf(numbers);
        }

        @Override
        public String toString() {
            return "Carrier[]";
        }
    }

    /**
     * The voice vendor's agent.
     *
     * @param llmUrl base of the custom LLM, ending in {@code /v1}
     */
    public record Voice(String apiKey, String agentId, URI llmUrl, String llmSecret) {
        @Override
        public String toString() {
            return "Voice[]";
        }
    }

    /**
     * Reads the environment.
     *
     * @throws IllegalArgumentException if a value is missing or wrong; the message names the variable
     */
    public static StandInsConfig read(Map<String, String> environment) {
        return new StandInsConfig(
                new Listening(
                        port(environment, "STANDINS_TWILIO_PORT"),
                        port(environment, "STANDINS_ELEVENLABS_PORT"),
                        port(environment, "STANDINS_REALTIME_PORT"),
                        port(environment, "STANDINS_CHATMODEL_PORT"),
                        port(environment, "STANDINS_MAIL_PORT"),
                        port(environment, "STANDINS_MAIL_CONTROL_PORT")),
                new Carrier(
                        required(environment, "TWILIO_ACCOUNT_SID"),
                        required(environment, "TWILIO_AUTH_TOKEN"),
                        List.of(required(environment, "TWILIO_NUMBER"))),
                new Voice(
                        required(environment, "ELEVENLABS_API_KEY"),
                        required(environment, "ELEVENLABS_AGENT_ID"),
                        url(environment, "CUSTOM_LLM_URL"),
                        required(environment, "CUSTOM_LLM_SECRET")),
                required(environment, "OPENAI_API_KEY"),
                pace(environment));
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is not set");
        }
        return value;
    }

    private static int port(Map<String, String> environment, String name) {
        try {
            int port = Integer.parseInt(environment.getOrDefault(name, "0"));
            if (port >= 0 && port <= 0xFFFF) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is not a port", e);
        }
        throw new IllegalArgumentException(name + " is not a port");
    }

    private static URI url(Map<String, String> environment, String name) {
        try {
            URI url = URI.create(required(environment, name));
            if (url.getHost() != null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + " is not a URL", e);
        }
        throw new IllegalArgumentException(name + " is not a URL");
    }

    private static double pace(Map<String, String> environment) {
        try {
            double pace = Double.parseDouble(environment.getOrDefault("STANDINS_PACE", "1"));
            if (pace >= 0.1 && pace <= 100) {
                return pace;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("STANDINS_PACE is not a number", e);
        }
        throw new IllegalArgumentException("STANDINS_PACE is not between 0.1 and 100");
    }
}
