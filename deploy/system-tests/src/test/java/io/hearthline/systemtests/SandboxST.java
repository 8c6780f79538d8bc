package io.hearthline.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthline.sandbox.Sandbox;
import io.hearthline.sandbox.suite.Port;
import io.hearthline.sandbox.suite.PortPlan;
import io.hearthline.sandbox.suite.Suite;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The main job in one command, and nothing left behind, however it ends. */
@ResourceLock("processor")
class SandboxST {
    private static final Duration WITHIN = Duration.ofMinutes(4);

    @TempDir
    Path folder;

    private @Nullable Process running;

    @Test
    void aFirstCallIsPlacedSummarisedAndRecorded() throws Exception {
        Process sandbox = start("--once", "--pace", "4");

        assertThat(sandbox.waitFor(WITHIN.toSeconds(), TimeUnit.SECONDS))
                .as("ends by itself")
                .isTrue();

        String printed = printed();
        assertThat(sandbox.exitValue()).as(printed).isZero();
        assertThat(printed)
                .containsPattern("ready after [0-9.]+ s")
                .containsPattern("(?m)^  said +Hello")
                .containsPattern("(?m)^  heard +Yes")
                .containsPattern("(?m)^  captured +gen\\.wellbeing = 7$")
                .containsPattern("first call summarised and recorded after [0-9.]+ s")
                .containsPattern("(?m)^summary +\\S")
                .containsPattern("(?m)^  gen\\.sleep_hours +6\\.5")
                .containsPattern("(?m)^portal +http://127\\.0\\.0\\.1:")
                .containsPattern("(?m)^sign in +\\S+@\\S+ / \\S+$");
        nothingIsLeft(List.of());
    }

    @Test
    void beingInterruptedAtTheStartLeavesNothing() throws Exception {
        Process sandbox = start();
        Line.until("four services under way", Line.A_CALL, () -> printed().contains("starting the four services"));
        List<ProcessHandle> children = sandbox.descendants().toList();

        // As Ctrl-C does; SIGINT itself is ignored by whatever was started in a shell's background.
        new ProcessBuilder("kill", "-TERM", String.valueOf(sandbox.pid()))
                .start()
                .waitFor();

        assertThat(sandbox.waitFor(30, TimeUnit.SECONDS)).as("ends").isTrue();
        nothingIsLeft(children);
    }

    @Test
    void beingKilledLeavesNothing() throws Exception {
        Process sandbox = start();
        Line.until("four services under way", Line.A_CALL, () -> printed().contains("starting the four services"));
        List<ProcessHandle> children = sandbox.descendants().toList();

        sandbox.destroyForcibly().waitFor();

        nothingIsLeft(children);
    }

    @Test
    void aBusyPortIsNamedAndNothingIsStarted() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process sandbox = start("--llm-port", String.valueOf(taken.getLocalPort()));

            assertThat(sandbox.waitFor(30, TimeUnit.SECONDS))
                    .as("ends by itself")
                    .isTrue();

            assertThat(sandbox.exitValue()).isEqualTo(1);
            assertThat(printed())
                    .contains("port " + taken.getLocalPort() + " is in use")
                    .contains("LLM_PORT");
            nothingIsLeft(List.of());
        }
    }

    private Process start(String... options) throws IOException {
        PortPlan ports = PortPlan.free();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")),
                "-Dhearthline.home=" + Suite.repository(),
                "-cp",
                System.getProperty("java.class.path"),
                Sandbox.class.getName()));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("printed").toFile());
        for (Port port : Port.values()) {
            builder.environment().put(port.variable(), String.valueOf(ports.of(port)));
        }
        running = builder.start();
        return running;
    }

    @AfterEach
    void endWhatATestLeft() {
        if (running != null) {
            running.destroyForcibly();
        }
    }

    private String printed() throws IOException {
        return Files.readString(folder.resolve("printed"));
    }

    private void nothingIsLeft(List<ProcessHandle> children) {
        Line.until(
                "the end of all processes", Line.SOON, () -> children.stream().noneMatch(ProcessHandle::isAlive));
        Line.until("the end of all files", Line.SOON, () -> {
            try (Stream<Path> left = Files.list(folder.resolve("tmp"))) {
                return left.findAny().isEmpty();
            }
        });
    }
}
