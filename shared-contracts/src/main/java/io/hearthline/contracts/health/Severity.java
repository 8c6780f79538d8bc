package io.hearthline.contracts.health;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Locale;

/** How soon a human must look; in rising order. */
public enum Severity {
    INFO,
    WATCH,
    URGENT,
    EMERGENCY;

    /** Reads any case, as the bank's files are in lower case. */
    @JsonCreator
    public static Severity of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    public Severity max(Severity other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
