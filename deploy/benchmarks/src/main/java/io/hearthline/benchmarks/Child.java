package io.hearthline.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/// A process that is measured: its log goes to a file, and it ends with the bench.
public final class Child implements AutoCloseable {
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(2);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(15);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final List<String> INHERITED = List.of("PATH", "HOME", "LANG", "LC_ALL", "TZ");
    private static final int TAIL = 12;

    private final String name;
    private final Process process;
    private final Path log;

    private Child(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /// Starts a program.
    ///
    /// @param folder      its working folder; its log goes there
    /// @param environment beside the few variables any program needs
    public static Child start(
            Run run, String name, Path folder, Map<String, String> environment, List<String> command) {
        Path log = folder.resolve(name + ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().retainAll(INHERITED);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            run.watch(process.toHandle());
            return new Child(name, process, log);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be started", e);
        }
    }

    /// The Java this runs on.
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    public long pid() {
        return process.pid();
    }

    /// Waits until it takes connections, or answers as it should.
    ///
    /// @throws IllegalStateException with the end of its log if it does not
    public void await(BooleanSupplier ready) {
        long deadline = System.nanoTime() + STARTS_WITHIN.toNanos();
        while (!ready.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException(name + " did not start:\n" + tail());
            }
            Pause.of(POLL);
        }
    }

    /// True if somebody listens on the loopback port.
    public static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException e) {
            // Not up yet; the caller asks again until its deadline.
            return false;
        }
    }

    /// Waits until it ends by itself; true if it says that all went well.
    public boolean finished(Duration within) {
        try {
            if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + name, e);
        }
    }

    /// Processor time used so far, of all its threads.
    public Duration cpu() {
        return process.toHandle()
                .info()
                .totalCpuDuration()
                .orElseThrow(() ->
                        new IllegalStateException(name + " is gone, or its processor time cannot be read:\n" + tail()));
    }

    /// Memory it holds, in megabytes.
    public long rssMb() {
        try {
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", String.valueOf(process.pid())).start();
            String kilobytes = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return kilobytes.isEmpty() ? 0 : Long.parseLong(kilobytes) / 1024;
        } catch (IOException e) {
            throw new UncheckedIOException("ps cannot be run", e);
        }
    }

    /// The last lines it has printed.
    public String tail() {
        try {
            List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
            return lines.stream().skip(Math.max(0, lines.size() - TAIL)).collect(Collectors.joining("\n"));
        } catch (IOException e) {
            return "its log cannot be read (" + e.getClass().getSimpleName() + ")";
        }
    }

    /// Ends it, in an orderly way if it wants to.
    @Override
    public void close() {
        process.destroy();
        if (!finishedOrKilled()) {
            throw new IllegalStateException(name + " does not end");
        }
    }

    private boolean finishedOrKilled() {
        try {
            return process.waitFor(STOPS_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                    || process.destroyForcibly().waitFor(STOPS_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
