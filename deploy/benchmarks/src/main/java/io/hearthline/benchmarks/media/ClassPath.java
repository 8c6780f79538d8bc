package io.hearthline.benchmarks.media;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/// This JVM's class path for a process that runs in another folder.
final class ClassPath {
    private ClassPath() {}

    static String absolute() {
        String separator = System.getProperty("path.separator");
        return Arrays.stream(System.getProperty("java.class.path").split(separator))
                .map(entry -> entry.endsWith("*")
                        ? Path.of(entry.substring(0, entry.length() - 1)).toAbsolutePath() + "/*"
                        : Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(separator));
    }
}
