package io.hearthline.benchmarks;

import io.hearthline.sandbox.suite.Suite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// `RESULTS.md`, a section at a time.
final class ResultsFile {
    private static final String HEADING = "## ";

    private ResultsFile() {}

    /// Puts a section in the place of the one with its heading, or at the end.
    static void write(String heading, String body) {
        Path file = Suite.repository().resolve("deploy/benchmarks/RESULTS.md");
        try {
            Files.writeString(file, with(Files.readString(file), heading, body));
        } catch (IOException e) {
            throw new UncheckedIOException("RESULTS.md cannot be written", e);
        }
    }

    static String with(String text, String heading, String body) {
        String section = HEADING + heading + "\n\n" + body.strip() + "\n";
        int from = ("\n" + text).indexOf("\n" + HEADING + heading + "\n");
        if (from < 0) {
            return text.strip() + "\n\n" + section;
        }
        int next = text.indexOf("\n" + HEADING, from + 1);
        return text.substring(0, from) + section + (next < 0 ? "" : text.substring(next));
    }
}
