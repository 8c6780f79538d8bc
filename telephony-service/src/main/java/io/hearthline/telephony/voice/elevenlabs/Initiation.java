package io.hearthline.telephony.voice.elevenlabs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hearthline.contracts.json.Json;
import io.hearthline.telephony.voice.VoiceRequest;
import org.jspecify.annotations.Nullable;

/** The client's first message: what this conversation has that is not the agent's own. */
final class Initiation {
    /** The vendor's bounds. */
    private static final double SLOWEST = 0.7;

    private static final double FASTEST = 1.2;

    private Initiation() {}

    /** @param usualVoice speaks where the persona names none; null for the agent's own */
    static String of(VoiceRequest request, String greeting, @Nullable String usualVoice) {
        ObjectNode message = Json.MAPPER.createObjectNode().put("type", "conversation_initiation_client_data");
        ObjectNode override = message.putObject("conversation_config_override");
        ObjectNode agent = override.putObject("agent");
        agent.putObject("prompt").put("prompt", request.prompt());
        agent.put("first_message", greeting).put("language", request.voice().plainLanguage());
        String voiceId =
                request.voice().voiceId() == null ? usualVoice : request.voice().voiceId();
        if (voiceId != null) {
            override.withObject("/tts").put("voice_id", voiceId);
        }
        Double speed = request.voice().speed();
        if (speed != null) {
            override.withObject("/tts").put("speed", Math.clamp(speed, SLOWEST, FASTEST));
        }
        ObjectNode extra = message.putObject("custom_llm_extra_body")
                .put("call_id", request.callId().toString())
                .put("call_token", request.completionsToken());
        if (request.traceparent() != null) {
            extra.put("traceparent", request.traceparent());
        }
        message.putObject("dynamic_variables").put("call_id", request.callId().toString());
        return message.put("user_id", request.userId()).toString();
    }
}
