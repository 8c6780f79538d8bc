package io.hearthline.standins.realtime;

import org.jspecify.annotations.Nullable;

/** A client event that is answered by an error; the session stays open. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String code;
    private final @Nullable String param;

    Refusal(String code, String message, @Nullable String param) {
        super(message, null, false, false);
        this.code = code;
        this.param = param;
    }

    static Refusal unknown(String param) {
        return new Refusal("unknown_parameter", "Unknown parameter: '" + param + "'.", param);
    }

    static Refusal missing(String param) {
        return new Refusal("missing_required_parameter", "Missing required parameter: '" + param + "'.", param);
    }

    static Refusal invalid(String param, String message) {
        return new Refusal("invalid_value", message, param);
    }

    String code() {
        return code;
    }

    @Nullable
    String param() {
        return param;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
