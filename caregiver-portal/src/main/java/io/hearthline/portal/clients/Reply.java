package io.hearthline.portal.clients;

import java.util.Optional;

/** What became of a question to another service. */
public sealed interface Reply<T> {
    /** An answer. */
    record Got<T>(T value) implements Reply<T> {}

    /** There is no such thing, or the caller may not know of it. */
    record Absent<T>() implements Reply<T> {}

    /**
     * The service understood and said no, in words for the caller.
     *
     * @param detail what can be done about it; may be empty
     */
    record Refused<T>(int status, String title, String detail) implements Reply<T> {}

    /** The service did not answer, or not in time, or failed. */
    record Away<T>() implements Reply<T> {}

    /** The answer, if there is one. */
    default Optional<T> answer() {
        return this instanceof Got<T>(var value) ? Optional.of(value) : Optional.empty();
    }

    /** True if it is worth asking again later. */
    default boolean away() {
        return this instanceof Away<T>;
    }
}
