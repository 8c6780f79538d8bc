package io.hearthline.sandbox.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {
    @TempDir
    Path folder;

    @Test
    void showsLevelAndMessageOfJsonAndOtherLinesAsTheyAre() throws IOException {
        Path log = Files.writeString(folder.resolve("service.log"), """
                {"level":"ERROR","message":"Failed to start","exception":{"message":"PORT is missing"}}
                Exception in thread main
                """);

        assertThat(LogTail.of(log))
                .isEqualTo("\n    ERROR Failed to start (PORT is missing)\n    Exception in thread main");
    }

    @Test
    void showsTheEndOnly() throws IOException {
        Path log = Files.writeString(folder.resolve("service.log"), "line\n".repeat(100) + "the last one\n");

        assertThat(LogTail.of(log).lines())
                .hasSizeLessThan(10)
                .last()
                .asString()
                .contains("the last one");
    }

    @Test
    void saysWhenThereIsNothing() throws IOException {
        assertThat(LogTail.of(Files.createFile(folder.resolve("empty.log")))).isEqualTo("it said nothing");
        assertThat(LogTail.of(folder.resolve("missing.log"))).contains("cannot be read");
    }
}
