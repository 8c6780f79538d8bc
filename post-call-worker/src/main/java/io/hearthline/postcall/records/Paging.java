package io.hearthline.postcall.records;

import io.hearthline.contracts.problem.ProblemException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a page starts: behind the last row of the one before.
 *
 * @param at time of that row
 * @param id id of that row
 */
record Paging(Instant at, UUID id) {
    static final int MOST = 200;
    private static final Paging START =
            new Paging(Instant.parse("9999-01-01T00:00:00Z"), UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff"));

    /** Reads {@code before}; null is the first page. */
    @SuppressWarnings("UnusedException") // the answer says all the caller may know
    static Paging of(@Nullable String before) {
        if (before == null || before.isBlank()) {
            return START;
        }
        String[] parts = before.split("_", 2);
        try {
            return new Paging(Instant.parse(parts[0]), UUID.fromString(parts.length == 2 ? parts[1] : ""));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw ProblemException.invalid("before", "must be the next of a page");
        }
    }

    static int limit(int asked) {
        if (asked < 1 || asked > MOST) {
            throw ProblemException.invalid("limit", "must be 1 to " + MOST);
        }
        return asked;
    }

    static String next(Instant at, UUID id) {
        return at + "_" + id;
    }
}
