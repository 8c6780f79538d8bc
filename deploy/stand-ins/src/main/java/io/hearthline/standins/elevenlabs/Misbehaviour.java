package io.hearthline.standins.elevenlabs;

import io.vertx.core.json.JsonObject;

/**
 * How many of the next turns go wrong, and how; what the vendor really does now and then. A turn takes one kind at most.
 *
 * @param speculative an extra early request on a partial utterance, its answer thrown away
 * @param cancelled a disconnect in mid-stream, then the same request again
 * @param repeated the identical request twice, the first answer thrown away
 * @param merged the reply is discarded and the next utterance is sent in one message with this one
 * @param stallMs how long every reply is held back before it is heard
 */
public record Misbehaviour(int speculative, int cancelled, int repeated, int merged, int stallMs) {

    /** A vendor on a good day. */
    public static final Misbehaviour NONE = new Misbehaviour(0, 0, 0, 0, 0);

    /** What a turn does. */
    enum Kind {
        PLAIN,
        CANCELLED,
        REPEATED,
        MERGED
    }

    /** Reads counts; {@code true} counts as every turn. */
    static Misbehaviour read(JsonObject json) {
        return new Misbehaviour(
                count(json, "speculative"),
                count(json, "cancelled"),
                count(json, "repeated"),
                count(json, "merged"),
                count(json, "stallMs"));
    }

    private static int count(JsonObject json, String name) {
        return switch (json.getValue(name)) {
            case Boolean on -> on ? Integer.MAX_VALUE : 0;
            case Number number -> number.intValue();
            case null -> 0;
            default -> throw new IllegalArgumentException("not a count: " + name);
        };
    }

    Kind next() {
        if (cancelled > 0) {
            return Kind.CANCELLED;
        }
        if (repeated > 0) {
            return Kind.REPEATED;
        }
        return merged > 0 ? Kind.MERGED : Kind.PLAIN;
    }

    Misbehaviour after(Kind kind) {
        return switch (kind) {
            case PLAIN -> this;
            case CANCELLED -> new Misbehaviour(speculative, less(cancelled), repeated, merged, stallMs);
            case REPEATED -> new Misbehaviour(speculative, cancelled, less(repeated), merged, stallMs);
            case MERGED -> new Misbehaviour(speculative, cancelled, repeated, less(merged), stallMs);
        };
    }

    Misbehaviour afterSpeculation() {
        return new Misbehaviour(less(speculative), cancelled, repeated, merged, stallMs);
    }

    private static int less(int count) {
        return count == Integer.MAX_VALUE ? count : count - 1;
    }
}
