package io.hearthline.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthline.sandbox.suite.Suite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The one command does what the README says, and says plainly what it cannot do. */
class ReadmeST {
    private static final Pattern COMMAND = Pattern.compile("\\./hearthline +([a-z]+)((?: +--[a-z-]+)*)");

    private record Ran(int code, String out, String err) {}

    @Test
    void helpNamesEveryCommandOfTheReadme() throws Exception {
        Ran help = run(Map.of(), "help");
        String readme = Files.readString(Suite.repository().resolve("README.md"));

        assertThat(help.code()).isZero();
        List<MatchResult> commands = COMMAND.matcher(readme).results().toList();
        assertThat(commands).isNotEmpty();
        for (MatchResult command : commands) {
            assertThat(help.out()).contains(command.group(1));
            for (String option : command.group(2).strip().split(" +")) {
                assertThat(help.out()).contains(option);
            }
        }
    }

    @Test
    void anUnknownCommandGetsTheUsage() throws Exception {
        Ran ran = run(Map.of(), "fly");

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).startsWith("Usage: ./hearthline");
    }

    @Test
    void anUnknownTestOptionGetsTheUsage() throws Exception {
        assertThat(run(Map.of(), "test", "--loud").code()).isEqualTo(2);
    }

    @Test
    void anUnknownBenchGetsTheListWithoutABuild() throws Exception {
        Ran ran = run(Map.of(), "bench", "everything");

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).startsWith("Usage: ./hearthline bench").contains("  media ", "  transcoding ");
    }

    @Test
    void aMissingJdkIsNamedInOneLine(@org.junit.jupiter.api.io.TempDir Path empty) throws Exception {
        Path launcher = copyOfTheLauncherThatKnowsNoPlace(empty);

        Ran ran = run(launcher, Map.of("JAVA_HOME", empty.toString(), "HOME", empty.toString()), "test");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err().lines())
                .singleElement()
                .asString()
                .contains("needs a JDK 25")
                .contains("JAVA_HOME");
    }

    private static Path copyOfTheLauncherThatKnowsNoPlace(Path folder) throws IOException {
        String text = Files.readString(Suite.repository().resolve("hearthline"))
                .replace("/usr/lib/jvm/", folder + "/jvm/")
                .replace(" /opt/", " " + folder + "/opt/")
                .replace("/usr/libexec/java_home", folder + "/java_home");
        return Files.writeString(folder.resolve("hearthline"), text);
    }

    private static Ran run(Map<String, String> environment, String... arguments) throws Exception {
        return run(Suite.repository().resolve("hearthline"), environment, arguments);
    }

    private static Ran run(Path launcher, Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of("bash", launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends by itself").isTrue();
        return new Ran(
                process.exitValue(),
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8),
                new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
    }
}
