package io.hearthline.sandbox.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;

/** Everything a run writes lies below one temporary folder, which goes with the run. */
public final class RunFolder {
    private final Path path;

    private RunFolder(Path path) {
        this.path = path;
    }

    /** Makes an empty one. */
    public static RunFolder create() {
        try {
            return new RunFolder(Files.createTempDirectory("hearthline-run-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path path() {
        return path;
    }

    /** A folder of its own for one process. */
    public Path of(String process) {
        try {
            return Files.createDirectories(path.resolve(process));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes all of it; what vanishes meanwhile is fine. */
    public void delete() {
        while (Files.exists(path)) {
            try (var paths = Files.walk(path)) {
                for (Path each : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(each);
                }
            } catch (UncheckedIOException e) {
                if (!(e.getCause() instanceof NoSuchFileException)) {
                    throw e;
                }
            } catch (NoSuchFileException | java.nio.file.DirectoryNotEmptyException e) {
                // Somebody else deleted or added a file meanwhile: the loop looks again.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
