package io.hearthline.benchmarks;

import io.hearthline.sandbox.suite.Reaper;
import io.hearthline.sandbox.suite.RunFolder;
import java.nio.file.Path;

/// One run's folder and processes: gone when it is closed, and when this JVM ends in whatever way.
public final class Run implements AutoCloseable {
    private final RunFolder folder = RunFolder.create();
    private final Reaper reaper = Reaper.start(folder.path());

    public Run() {
        System.setProperty("vertx.cacheDirBase", folder.of("vertx").toString());
    }

    /// A folder of its own for one process.
    public Path folder(String name) {
        return folder.of(name);
    }

    /// Ends this process too, should this JVM end without closing.
    public void watch(ProcessHandle process) {
        reaper.watch(process);
    }

    /// As above, with every process that this JVM has started.
    public void watchChildren() {
        ProcessHandle.current().children().forEach(reaper::watch);
    }

    @Override
    public void close() {
        folder.delete();
        reaper.close();
    }
}
