package io.hearthline.telephony.voice.realtime;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hearthline.contracts.concern.ConcernCategory;
import io.hearthline.contracts.json.Json;
import io.hearthline.telephony.voice.VoiceRequest;
import java.util.Set;

/** What is said to the Realtime socket, in its GA shape. */
final class ClientEvents {
    private static final Set<String> VOICES =
            Set.of("alloy", "ash", "ballad", "coral", "echo", "sage", "shimmer", "verse", "marin", "cedar");
    private static final double SLOWEST = 0.25;
    private static final double FASTEST = 1.5;
    private static final int PREFIX_MS = 300;
    private static final double THRESHOLD = 0.5;
    private static final String BY_ITSELF = """


            You speak on the telephone with an older person: short sentences, one question at a time, unhurried. You are an
            automated assistant, an AI, and say so when asked. Give no medical advice. Call raise_concern if the person may
            be in danger in a way that is easily missed, and end_call once they want to say goodbye.""";

    private ClientEvents() {}

    /** The persona's voice if the vendor has it, else the one that is set up. */
    static String voice(VoiceRequest request, RealtimeConfig config) {
        String wanted = request.voice().voiceId();
        return wanted != null && VOICES.contains(wanted) ? wanted : config.voice();
    }

    /**
     * Sets a session up.
     *
     * @param mayBeFree whether the model will ever speak for itself; else it gets neither prompt nor tools
     * @param free whether it does so now
     */
    static ObjectNode sessionUpdate(VoiceRequest request, RealtimeConfig config, boolean mayBeFree, boolean free) {
        ObjectNode event = event("session.update");
        ObjectNode session = event.putObject("session").put("type", "realtime");
        session.putArray("output_modalities").add("audio");
        ObjectNode audio = session.putObject("audio");
        ObjectNode input = audio.putObject("input");
        input.set("format", format(config));
        input.putObject("transcription")
                .put("model", config.transcriptionModel())
                .put("language", request.voice().plainLanguage());
        input.set("turn_detection", detection(config, free));
        ObjectNode output = audio.putObject("output");
        output.set("format", format(config));
        output.put("voice", voice(request, config));
        if (request.voice().speed() != null) {
            output.put("speed", Math.clamp(request.voice().speed(), SLOWEST, FASTEST));
        }
        if (mayBeFree) {
            session.put("instructions", request.prompt() + BY_ITSELF).put("tool_choice", "auto");
            tools(session.putArray("tools"));
        }
        return event;
    }

    /** Lets the model answer by itself from now on, or no longer. */
    static ObjectNode freeing(RealtimeConfig config, boolean free) {
        ObjectNode event = event("session.update");
        ObjectNode session = event.putObject("session").put("type", "realtime");
        session.putObject("audio").putObject("input").set("turn_detection", detection(config, free));
        return event;
    }

    private static ObjectNode format(RealtimeConfig config) {
        return config.format().equals("pcm")
                ? object().put("type", "audio/pcm").put("rate", Wideband.RATE_HZ)
                : object().put("type", "audio/pcmu");
    }

    private static ObjectNode detection(RealtimeConfig config, boolean free) {
        ObjectNode detection = object().put("type", config.turns().detection());
        if (config.turns().detection().equals("semantic_vad")) {
            detection.put("eagerness", config.turns().eagerness());
        } else {
            detection
                    .put("threshold", THRESHOLD)
                    .put("prefix_padding_ms", PREFIX_MS)
                    .put("silence_duration_ms", config.turns().silence().toMillis());
        }
        return detection.put("create_response", free).put("interrupt_response", free);
    }

    private static void tools(ArrayNode tools) {
        ObjectNode end = tool(tools, "end_call", "End the phone call, after the person wants to say goodbye.");
        end.putObject("properties").putObject("reason").put("type", "string");
        end.putArray("required").add("reason");
        ObjectNode concern = tool(
                tools, "raise_concern", "The person may be in danger: ask them about it calmly and tell their family.");
        ObjectNode properties = concern.putObject("properties");
        ArrayNode categories =
                properties.putObject("category").put("type", "string").putArray("enum");
        ConcernCategory.load().forEach(category -> categories.add(category.id()));
        properties
                .putObject("words")
                .put("type", "string")
                .put("description", "What the person said, in their own words.");
        concern.putArray("required").add("category").add("words");
    }

    private static ObjectNode tool(ArrayNode tools, String name, String description) {
        return tools.addObject()
                .put("type", "function")
                .put("name", name)
                .put("description", description)
                .putObject("parameters")
                .put("type", "object");
    }

    /** Something said that the session did not hear or say itself. */
    static ObjectNode said(boolean agent, String text) {
        ObjectNode event = event("conversation.item.create");
        ObjectNode item = event.putObject("item").put("type", "message").put("role", agent ? "assistant" : "user");
        item.putArray("content")
                .addObject()
                .put("type", agent ? "output_text" : "input_text")
                .put("text", text);
        return event;
    }

    static ObjectNode functionOutput(String callId, String output) {
        ObjectNode event = event("conversation.item.create");
        event.putObject("item")
                .put("type", "function_call_output")
                .put("call_id", callId)
                .put("output", output);
        return event;
    }

    static ObjectNode respond() {
        return event("response.create");
    }

    static ObjectNode cancel(String responseId) {
        return event("response.cancel").put("response_id", responseId);
    }

    static ObjectNode truncate(String itemId, long heardMs) {
        return event("conversation.item.truncate")
                .put("item_id", itemId)
                .put("content_index", 0)
                .put("audio_end_ms", heardMs);
    }

    /** @param payload base64 in the session's input format, spliced as it is */
    static String append(String payload) {
        return "{\"type\":\"input_audio_buffer.append\",\"audio\":\"" + payload + "\"}";
    }

    private static ObjectNode event(String type) {
        return object().put("type", type);
    }

    private static ObjectNode object() {
        return Json.MAPPER.createObjectNode();
    }
}
