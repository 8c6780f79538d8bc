package io.hearthline.telephony.recordings;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of a whole that a {@code Range} header asks for. Pure.
 *
 * @param from first byte
 * @param to last byte, inclusive
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-14.1.2">RFC 9110, 14.1.2</a>
 */
record ByteRange(long from, long to) {
    private static final Pattern ONE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

    /** What is asked for. */
    sealed interface Wanted {
        /** All of it: no range, one that is none, or several, which may be ignored. */
        record Whole() implements Wanted {}

        record Part(ByteRange range) implements Wanted {}

        /** Nothing of it exists. */
        record Unsatisfiable() implements Wanted {}
    }

    static Wanted read(@Nullable String header, long size) {
        Matcher parts = ONE.matcher(Optional.ofNullable(header).orElse("").strip());
        if (!parts.matches() || (parts.group(1).isEmpty() && parts.group(2).isEmpty())) {
            return new Wanted.Whole();
        }
        if (parts.group(1).isEmpty()) {
            long last = Long.parseLong(parts.group(2));
            return last == 0 || size == 0
                    ? new Wanted.Unsatisfiable()
                    : new Wanted.Part(new ByteRange(Math.max(0, size - last), size - 1));
        }
        long from = Long.parseLong(parts.group(1));
        long to = parts.group(2).isEmpty() ? size - 1 : Long.parseLong(parts.group(2));
        if (!parts.group(2).isEmpty() && to < from) {
            return new Wanted.Whole();
        }
        return from >= size ? new Wanted.Unsatisfiable() : new Wanted.Part(new ByteRange(from, Math.min(to, size - 1)));
    }

    long length() {
        return to - from + 1;
    }
}
