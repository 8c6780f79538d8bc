package io.hearthline.postcall.records;

import io.hearthline.contracts.problem.ProblemException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads identities of a request. */
final class Ids {
    private Ids() {}

    /** Of a path: what is no id is not found. */
    @SuppressWarnings("UnusedException") // a wrong id and an unknown one look the same
    static <T> T path(String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.notFound();
        }
    }

    /** Of a parameter that must be there. */
    static <T> T required(String name, @Nullable String text, Function<String, T> reader) {
        if (text == null) {
            throw ProblemException.invalid(name, "must be given");
        }
        return given(name, text, reader);
    }

    /** Of a parameter. */
    @SuppressWarnings("UnusedException") // the answer names the parameter
    static <T> T given(String name, String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid(name, "must be an id");
        }
    }
}
