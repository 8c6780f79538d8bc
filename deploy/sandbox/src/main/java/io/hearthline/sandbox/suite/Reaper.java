package io.hearthline.sandbox.suite;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A small shell process that outlives this JVM for a moment: when the pipe to it breaks, however this JVM ended, it kills
 * what it was told of, and where the system shows it (Linux) also what runs in the run's folder and was started too late
 * to be told of; then it deletes the folder.
 */
public final class Reaper implements AutoCloseable {
    private static final String SCRIPT = """
            trap '' INT TERM HUP
            pids=
            while read -r word value; do
              case $word in
                watch) pids="$pids $value" ;;
                done) exit 0 ;;
              esac
            done
            n=0
            while [ -d "$1" ] && [ $n -lt 100 ]; do
              for cwd in /proc/[0-9]*/cwd; do
                case $(readlink "$cwd" 2>/dev/null) in
                  "$1"/*) pid=${cwd%/cwd}; pids="$pids ${pid#/proc/}" ;;
                esac
              done
              for pid in $pids; do kill -9 $pid 2>/dev/null; done
              rm -rf "$1" 2>/dev/null && break
              sleep 0.1
              n=$((n+1))
            done
            """;

    private final Process process;
    private final Writer pipe;

    private Reaper(Process process) {
        this.process = process;
        this.pipe = new BufferedWriter(
                new java.io.OutputStreamWriter(process.getOutputStream(), StandardCharsets.US_ASCII));
    }

    /** Watches over a run that writes below the folder. */
    public static Reaper start(Path folder) {
        try {
            return new Reaper(new ProcessBuilder("sh", "-c", SCRIPT, "reaper", folder.toString())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kill this one and its descendants too; not the process that does the killing. */
    public void watch(ProcessHandle child) {
        if (child.pid() == process.pid()) {
            return;
        }
        tell("watch " + child.pid());
        child.descendants().forEach(each -> tell("watch " + each.pid()));
    }

    private synchronized void tell(String line) {
        try {
            pipe.write(line);
            pipe.write('\n');
            pipe.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the clean-up process is gone", e);
        }
    }

    /** Returns when the process is gone. */
    void awaitEnd() {
        process.onExit().join();
    }

    /** All is cleaned up already: the process ends and does nothing. */
    @Override
    public void close() {
        if (process.isAlive()) {
            tell("done");
        }
    }
}
