package io.hearthline.telephony.voice.elevenlabs;

import io.hearthline.telephony.voice.VoiceFailure;
import io.hearthline.telephony.voice.VoiceFailure.Kind;
import org.jspecify.annotations.Nullable;

/** What the vendor's error types and close codes come to. */
final class Failures {
    static final int NORMAL = 1000;
    static final int CONTRACT = 1008;

    private Failures() {}

    /** An error event, which is sent just before the close. */
    static VoiceFailure told(int code, String errorType) {
        Kind kind = switch (errorType) {
            case "llm_timeout", "custom_llm_error", "llm_error", "cascade_brain_error" -> Kind.WORDLESS;
            case "max_duration_exceeded" -> Kind.TOO_LONG;
            case "invalid_message",
                    "missing_fields",
                    "value_error",
                    "override_error",
                    "missing_dynamic_variable",
                    "missing_dynamic_variable_transfer",
                    "telephony_agent_error" -> Kind.REFUSED;
            default -> code == CONTRACT ? Kind.REFUSED : Kind.BROKEN;
        };
        return new VoiceFailure(kind, errorType);
    }

    /**
     * A close without an error event; null if the agent ended the conversation.
     *
     * @param code null if the socket went without one
     * @param stood whether the conversation had begun
     */
    static @Nullable VoiceFailure closed(@Nullable Short code, boolean stood) {
        if (code == null) {
            return new VoiceFailure(stood ? Kind.BROKEN : Kind.UNREACHABLE, "close_abnormal");
        }
        if (code == NORMAL && stood) {
            return null;
        }
        Kind kind = code == CONTRACT ? Kind.REFUSED : stood ? Kind.BROKEN : Kind.UNREACHABLE;
        return new VoiceFailure(kind, "close_" + code);
    }
}
