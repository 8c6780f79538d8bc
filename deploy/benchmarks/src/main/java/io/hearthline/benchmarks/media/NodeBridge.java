package io.hearthline.benchmarks.media;

import io.hearthline.benchmarks.Child;
import io.hearthline.benchmarks.Run;
import io.hearthline.benchmarks.load.Load;
import io.hearthline.sandbox.suite.Suite;
import io.hearthline.standins.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A bridge as the vendors' samples have it, in `peers/node-bridge`.
final class NodeBridge extends Peer {
    static final String NAME = "node";

    private static final Duration INSTALLS_WITHIN = Duration.ofMinutes(2);

    private NodeBridge(Load load, Child process, int port) {
        super(NAME, load, process, port);
    }

    /// Node's own version, as it says it; empty if there is no Node, or no npm to fetch the bridge's library with.
    static Optional<String> version() {
        return said("npm", "--version").isPresent() ? said("node", "--version") : Optional.empty();
    }

    private static Optional<String> said(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? Optional.of(out) : Optional.empty();
        } catch (IOException e) {
            // There is no such program.
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking for a version", e);
        }
    }

    /// @param signedUrls where a conversation's address is asked for
    static NodeBridge start(Run run, Load load, String signedUrls) {
        Path source = Suite.repository().resolve("deploy/benchmarks/peers/node-bridge");
        Path folder = run.folder(NAME);
        try {
            for (String file : List.of("package.json", "bridge.js")) {
                Files.copy(source.resolve(file), folder.resolve(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the Node bridge cannot be copied", e);
        }
        Child install = Child.start(
                run,
                "npm",
                folder,
                Map.of(),
                List.of("npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--omit=dev"));
        if (!install.finished(INSTALLS_WITHIN)) {
            throw new IllegalStateException("npm cannot install the Node bridge:\n" + install.tail());
        }
        int port = Ports.free();
        Child process = Child.start(
                run,
                NAME,
                folder,
                Map.of(
                        "PORT",
                        String.valueOf(port),
                        "ELEVENLABS_BASE_URL",
                        signedUrls,
                        "ELEVENLABS_API_KEY",
                        "bench",
                        "ELEVENLABS_AGENT_ID",
                        "bench",
                        "NODE_ENV",
                        "production"),
                List.of("node", "bridge.js"));
        process.await(() -> Child.listens(port));
        return new NodeBridge(load, process, port);
    }
}
