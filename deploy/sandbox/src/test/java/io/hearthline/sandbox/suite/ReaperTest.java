package io.hearthline.sandbox.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReaperTest {
    /** The program that is killed: starts a child, has it watched, and waits. */
    static final class Victim {
        public static void main(String[] arguments) throws Exception {
            Process child = new ProcessBuilder("sleep", "300").start();
            Reaper reaper = Reaper.start(Path.of(arguments[0]));
            ProcessHandle.current().children().forEach(reaper::watch);
            Files.writeString(Path.of(arguments[1]), child.pid() + "\n");
            child.waitFor();
        }
    }

    @Test
    void killsChildrenAndDeletesFilesOfAProgramThatWasKilled(@TempDir Path folder) throws Exception {
        Path run =
                Files.createDirectories(folder.resolve("run").resolve("data")).getParent();
        Path told = folder.resolve("pid");
        Process victim = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        run.toString(),
                        told.toString())
                .start();
        await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(told) && Files.size(told) > 1);
        ProcessHandle child =
                ProcessHandle.of(Long.parseLong(Files.readString(told).strip())).orElseThrow();

        victim.destroyForcibly().waitFor(10, TimeUnit.SECONDS);

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            assertThat(child.isAlive()).isFalse();
            assertThat(run).doesNotExist();
        });
    }

    @Test
    void leavesEverythingAloneOnceTheRunHasCleanedUpItself(@TempDir Path folder) throws IOException {
        Process child = new ProcessBuilder("sleep", "300").start();
        try {
            Reaper reaper = Reaper.start(folder);
            reaper.watch(child.toHandle());

            reaper.close();
            reaper.awaitEnd();

            assertThat(child.isAlive()).isTrue();
            assertThat(folder).exists();
        } finally {
            child.destroyForcibly();
        }
    }
}
