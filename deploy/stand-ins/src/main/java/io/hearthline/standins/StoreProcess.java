package io.hearthline.standins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One store's program as a child process with a folder of its own. The child ends with this JVM; what it prints goes to
 * {@code output.log} in the folder.
 */
final class StoreProcess {
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(20);
    private static final long POLL_MS = 20;

    /** What differs between the stores. */
    interface Program {
        String name();

        /** What has to be done once in a new folder before the first start. */
        default void prepare() {}

        /** The command line, built anew for every start. */
        List<String> command();

        /** Asks the running program to end in an orderly way; SIGTERM unless the program wants something else. */
        default void askToEnd(Process running) {
            running.destroy();
        }

        /** Whether the store answers now; must not block for long. */
        boolean answers();
    }

    private final Program program;
    private final Path folder;
    private final boolean temporary;
    private final Thread atExit;
    private @Nullable Process process;

    /** @param temporary delete the folder at {@link #stop()} */
    StoreProcess(Program program, Path folder, boolean temporary) {
        this.program = program;
        this.folder = folder;
        this.temporary = temporary;
        this.atExit = new Thread(this::atExit, "end-" + program.name());
    }

    /** Starts the program and waits until it answers. */
    synchronized void start() {
        if (process == null) {
            Runtime.getRuntime().addShutdownHook(atExit);
        }
        program.prepare();
        launch();
    }

    /** SIGKILL; returns when the process and its children are gone. */
    synchronized void kill() {
        kill(running());
    }

    /** A child that lives on would keep a program from starting again on the same data. */
    private void kill(Process running) {
        List<ProcessHandle> children = running.descendants().toList();
        running.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        awaitEnd(running);
        children.forEach(child -> child.onExit()
                .orTimeout(STOPS_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                .join());
    }

    /** Starts again on the same data; ends the program in an orderly way first if it still runs. */
    synchronized void restart() {
        end(running());
        launch();
    }

    /** Ends the program in an orderly way. */
    synchronized void stop() {
        if (process == null) {
            return;
        }
        end(process);
        process = null;
        Runtime.getRuntime().removeShutdownHook(atExit);
        if (temporary) {
            Folders.delete(folder);
        }
    }

    private void launch() {
        Path log = folder.resolve("output.log");
        try {
            process = new ProcessBuilder(program.command())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(program.name() + " could not be started", e);
        }
        awaitAnswer(process, log);
    }

    private void awaitAnswer(Process started, Path log) {
        long deadline = System.nanoTime() + STARTS_WITHIN.toNanos();
        while (!program.answers()) {
            if (endsWithin(started, POLL_MS)) {
                throw new IllegalStateException(program.name() + " ended at its start: " + lastLine(log));
            }
            if (System.nanoTime() > deadline) {
                end(started);
                throw new IllegalStateException(program.name() + " did not answer within " + STARTS_WITHIN);
            }
        }
    }

    private static String lastLine(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return lines.isEmpty() ? "it said nothing" : lines.getLast();
        } catch (IOException e) {
            return "its output cannot be read";
        }
    }

    private void end(Process running) {
        if (!running.isAlive()) {
            return;
        }
        program.askToEnd(running);
        if (!endsWithin(running, STOPS_WITHIN.toMillis())) {
            kill(running);
        }
    }

    private void awaitEnd(Process running) {
        if (!endsWithin(running, STOPS_WITHIN.toMillis())) {
            throw new IllegalStateException(program.name() + " does not end");
        }
    }

    private static boolean endsWithin(Process running, long millis) {
        try {
            return running.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a store", e);
        }
    }

    private Process running() {
        if (process == null) {
            throw new IllegalStateException(program.name() + " is stopped");
        }
        return process;
    }

    private synchronized void atExit() {
        if (process != null) {
            kill(process);
        }
        if (temporary) {
            Folders.delete(folder);
        }
    }
}
