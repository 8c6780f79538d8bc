package io.hearthline.contracts.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * RFC 9457 problem details. Never repeats what was given.
 *
 * @param type a path under {@code /problems/}
 * @param detail what the caller can do about it
 * @param errors one entry a field, for invalid input
 */
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable List<FieldError> errors) {

    /** The media type it travels as. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** @param field path of the field, as the caller wrote it */
    public record FieldError(String field, String message) {}

    public static Problem of(int status, String slug, String title) {
        return new Problem("/problems/" + slug, title, status, null, null);
    }

    public static Problem of(int status, String slug, String title, String detail) {
        return new Problem("/problems/" + slug, title, status, detail, null);
    }

    /** For a refusal nobody gave a body. */
    public static Problem ofStatus(int status) {
        return switch (status) {
            case 400 -> of(400, "invalid-request", "Invalid request");
            case 401 -> of(401, "sign-in-required", "Sign-in required");
            case 403 -> of(403, "not-allowed", "Not allowed");
            case 404 -> of(404, "not-found", "Not found");
            case 405 -> of(405, "method-not-allowed", "Method not allowed");
            case 406 -> of(406, "not-acceptable", "Not acceptable");
            case 413 -> of(413, "too-large", "Too large");
            case 415 -> of(415, "unsupported-media-type", "Unsupported media type");
            case 503 -> of(503, "unavailable", "Unavailable");
            default ->
                status >= 500 ? of(status, "internal-error", "Internal error") : of(status, "refused", "Refused");
        };
    }
}
