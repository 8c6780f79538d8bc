package io.hearthline.standins.realtime;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the GA shape of a session allows; a field of the beta, or of nobody, is refused by its name. */
final class Shape {
    private static final Set<String> SESSION = Set.of(
            "type",
            "model",
            "output_modalities",
            "instructions",
            "audio",
            "tools",
            "tool_choice",
            "max_output_tokens",
            "truncation",
            "tracing",
            "include",
            "prompt");
    private static final Set<String> INPUT = Set.of("format", "noise_reduction", "transcription", "turn_detection");
    private static final Set<String> OUTPUT = Set.of("format", "voice", "speed");
    private static final Set<String> SERVER_VAD = Set.of(
            "type",
            "threshold",
            "prefix_padding_ms",
            "silence_duration_ms",
            "create_response",
            "interrupt_response",
            "idle_timeout_ms");
    private static final Set<String> SEMANTIC_VAD =
            Set.of("type", "eagerness", "create_response", "interrupt_response");
    private static final Set<String> TOOL = Set.of("type", "name", "description", "parameters");
    static final Set<String> VOICES =
            Set.of("alloy", "ash", "ballad", "coral", "echo", "sage", "shimmer", "verse", "marin", "cedar");

    private Shape() {}

    /** @throws Refusal if anything in it is not as it must be */
    static void check(JsonObject session) {
        if (!"realtime".equals(session.getString("type"))) {
            throw Refusal.missing("session.type");
        }
        only(session, SESSION, "session");
        var modalities = session.getJsonArray("output_modalities");
        if (modalities != null
                && (modalities.size() != 1 || !List.of("audio", "text").contains(modalities.getValue(0)))) {
            throw Refusal.invalid(
                    "session.output_modalities", "Invalid modalities: one of audio and text is expected.");
        }
        JsonObject audio = session.getJsonObject("audio");
        if (audio != null) {
            only(audio, Set.of("input", "output"), "session.audio");
            input(audio.getJsonObject("input"));
            output(audio.getJsonObject("output"));
        }
        var tools = session.getJsonArray("tools");
        for (int at = 0; tools != null && at < tools.size(); at++) {
            tool(tools.getJsonObject(at), "session.tools[" + at + "]");
        }
    }

    private static void input(@Nullable JsonObject input) {
        if (input == null) {
            return;
        }
        only(input, INPUT, "session.audio.input");
        format(input.getJsonObject("format"), "session.audio.input.format");
        JsonObject transcription = input.getJsonObject("transcription");
        if (transcription != null) {
            only(transcription, Set.of("model", "language", "prompt"), "session.audio.input.transcription");
            if (transcription.getString("model") == null) {
                throw Refusal.missing("session.audio.input.transcription.model");
            }
        }
        JsonObject detection = input.getJsonObject("turn_detection");
        if (detection != null) {
            detection(detection);
        }
    }

    private static void detection(JsonObject detection) {
        String name = "session.audio.input.turn_detection";
        switch (detection.getString("type", "")) {
            case "server_vad" -> only(detection, SERVER_VAD, name);
            case "semantic_vad" -> {
                only(detection, SEMANTIC_VAD, name);
                if (!List.of("low", "medium", "high", "auto").contains(detection.getString("eagerness", "auto"))) {
                    throw Refusal.invalid(name + ".eagerness", "Invalid eagerness.");
                }
            }
            default -> throw Refusal.invalid(name + ".type", "server_vad or semantic_vad is expected.");
        }
    }

    private static void output(@Nullable JsonObject output) {
        if (output == null) {
            return;
        }
        only(output, OUTPUT, "session.audio.output");
        format(output.getJsonObject("format"), "session.audio.output.format");
        if (output.getValue("voice") instanceof String voice && !VOICES.contains(voice)) {
            throw Refusal.invalid("session.audio.output.voice", "Invalid voice.");
        }
        double speed = output.getDouble("speed", 1.0);
        if (speed < 0.25 || speed > 1.5) {
            throw Refusal.invalid("session.audio.output.speed", "Invalid speed.");
        }
    }

    private static void format(@Nullable JsonObject format, String name) {
        if (format == null) {
            return;
        }
        only(format, Set.of("type", "rate"), name);
        switch (format.getString("type", "")) {
            case "audio/pcmu" -> only(format, Set.of("type"), name);
            case "audio/pcm" -> {
                if (format.getInteger("rate", 0) != Wideband.RATE_HZ) {
                    throw Refusal.invalid(name + ".rate", "Only 24000 is supported.");
                }
            }
            default -> throw Refusal.invalid(name + ".type", "This stand-in speaks audio/pcmu and audio/pcm.");
        }
    }

    private static void tool(JsonObject tool, String name) {
        only(tool, TOOL, name);
        if (!"function".equals(tool.getString("type")) || tool.getString("name") == null) {
            throw Refusal.missing(name + ".name");
        }
    }

    static void only(JsonObject object, Set<String> allowed, String name) {
        for (String field : object.fieldNames()) {
            if (!allowed.contains(field)) {
                throw Refusal.unknown(name + "." + field);
            }
        }
    }
}
