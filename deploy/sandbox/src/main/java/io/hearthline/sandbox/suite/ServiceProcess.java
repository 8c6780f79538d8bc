package io.hearthline.sandbox.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One service as a child JVM with a folder and a log of its own. */
public final class ServiceProcess {
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(2);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(8);
    private static final long POLL_MS = 100;
    private static final List<String> INHERITED = List.of("PATH", "HOME", "LANG", "LC_ALL", "TZ");

    private final Service service;
    private final Path program;
    private final Path folder;
    private final String url;
    private final Map<String, String> settings;
    private final Consumer<ProcessHandle> onStart;
    private @Nullable Process process;

    /**
     * @param settings the service's whole environment beside the few variables any program needs
     * @param onStart told of every new process
     */
    ServiceProcess(
            Service service,
            Path program,
            Path folder,
            String url,
            Map<String, String> settings,
            Consumer<ProcessHandle> onStart) {
        this.service = service;
        this.program = program;
        this.folder = folder;
        this.url = url;
        this.settings = Map.copyOf(settings);
        this.onStart = onStart;
    }

    /** Where it answers. */
    public String url() {
        return url;
    }

    /** Everything it has printed since the first start. */
    public Path log() {
        return folder.resolve(service.module() + ".log");
    }

    /** Starts the program and returns at once. */
    public synchronized void launch() {
        if (!Files.exists(program)) {
            throw new StartFailure(service.module() + " is not built: no " + program);
        }
        try {
            Path temporary = Files.createDirectories(folder.resolve("tmp"));
            ProcessBuilder builder = new ProcessBuilder(command(temporary))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
            builder.environment().keySet().retainAll(INHERITED);
            builder.environment().putAll(settings);
            process = builder.start();
            onStart.accept(process.toHandle());
        } catch (IOException e) {
            throw new UncheckedIOException(service.module() + " cannot be started", e);
        }
    }

    private List<String> command(Path temporary) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Djava.io.tmpdir=" + temporary,
                "-jar",
                program.toString());
    }

    /**
     * Waits until the service says that it is ready.
     *
     * @throws StartFailure if it ended or did not get ready; with the end of its log
     */
    public void awaitReady() {
        long deadline = System.nanoTime() + STARTS_WITHIN.toNanos();
        Process started = running();
        try (HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            while (!ready(http)) {
                if (endsWithin(started, POLL_MS)) {
                    throw new StartFailure(service.module() + " ended at its start: " + LogTail.of(log()));
                }
                if (System.nanoTime() > deadline) {
                    throw new StartFailure(service.module() + " did not get ready in " + STARTS_WITHIN.toSeconds()
                            + " s: " + LogTail.of(log()));
                }
            }
        }
    }

    private boolean ready(HttpClient http) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            // Not up yet; asked again until the deadline.
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + service.module(), e);
        }
    }

    /** SIGKILL; returns when the process is gone. */
    public synchronized void kill() {
        Process running = running();
        running.destroyForcibly();
        if (!endsWithin(running, STOPS_WITHIN.toMillis())) {
            throw new IllegalStateException(service.module() + " does not end");
        }
    }

    /** Starts it again after a {@link #kill()} and waits until it is ready. */
    public void restart() {
        if (running().isAlive()) {
            throw new IllegalStateException(service.module() + " still runs");
        }
        launch();
        awaitReady();
    }

    public synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** SIGTERM, if it runs; returns at once. */
    public synchronized void askToEnd() {
        if (process != null) {
            process.destroy();
        }
    }

    /** Ends it, in an orderly way if it wants to. */
    public void stop() {
        askToEnd();
        endBy(System.nanoTime() + STOPS_WITHIN.toNanos());
    }

    /**
     * Ends all of them, which together get the time that one would have.
     *
     * @param processes may still be starting
     */
    static void stopAll(Collection<ServiceProcess> processes) {
        processes.forEach(ServiceProcess::askToEnd);
        long deadline = System.nanoTime() + STOPS_WITHIN.toNanos();
        processes.forEach(each -> each.endBy(deadline));
    }

    /** Kills it if it still runs at that time, on the clock of {@link System#nanoTime()}. */
    private synchronized void endBy(long deadline) {
        if (process != null
                && !endsWithin(process, Math.max(0, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())))) {
            kill();
        }
    }

    private Process running() {
        if (process == null) {
            throw new IllegalStateException(service.module() + " was not started");
        }
        return process;
    }

    private static boolean endsWithin(Process process, long millis) {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a service", e);
        }
    }
}
