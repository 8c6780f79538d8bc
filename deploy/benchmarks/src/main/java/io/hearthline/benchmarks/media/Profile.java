package io.hearthline.benchmarks.media;

import io.hearthline.benchmarks.Child;
import io.hearthline.benchmarks.Pause;
import io.hearthline.benchmarks.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/// Where a Java process spends its processor time, by Java's own flight recorder.
///
/// @param samples of processor time, native code included
/// @param frames  share of the topmost frames, largest first
/// @param callers share of the product's own methods closest to the top, largest first
record Profile(int samples, List<Share> frames, List<Share> callers) {
    private static final int TOP = 10;
    private static final Duration COMMAND_WITHIN = Duration.ofMinutes(1);
    private static final String OWN = "io.hearthline.";

    /// @param share of all samples, 0 to 1
    record Share(String method, double share) {}

    Profile {
        frames = List.copyOf(frames);
        callers = List.copyOf(callers);
    }

    /// Records for so long.
    static Profile of(Run run, Child process, Duration time) {
        Path folder = run.folder("profile");
        Path file = folder.resolve("profile.jfr");
        jcmd(
                run,
                process,
                folder,
                "JFR.start",
                "name=bench",
                "settings=default",
                "jdk.CPUTimeSample#enabled=true",
                "jdk.CPUTimeSample#throttle=5ms");
        Pause.of(time);
        jcmd(run, process, folder, "JFR.stop", "name=bench", "filename=" + file);
        return read(file);
    }

    private static void jcmd(Run run, Child process, Path folder, String... command) {
        List<String> all = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), String.valueOf(process.pid())));
        all.addAll(List.of(command));
        Child jcmd = Child.start(run, "jcmd", folder, Map.of(), all);
        if (!jcmd.finished(COMMAND_WITHIN)) {
            throw new IllegalStateException("the flight recorder does not obey:\n" + jcmd.tail());
        }
    }

    private static Profile read(Path file) {
        Map<String, Integer> tops = new HashMap<>();
        Map<String, Integer> owns = new HashMap<>();
        int samples = 0;
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                RecordedEvent event = recording.readEvent();
                RecordedStackTrace trace = event.getStackTrace();
                if (!event.getEventType().getName().equals("jdk.CPUTimeSample")) {
                    continue;
                }
                samples++;
                List<RecordedFrame> frames = trace == null ? List.of() : trace.getFrames();
                tops.merge(frames.isEmpty() ? "(the JVM itself)" : name(frames.getFirst()), 1, Integer::sum);
                frames.stream()
                        .map(Profile::name)
                        .filter(name -> name.startsWith(OWN))
                        .findFirst()
                        .ifPresent(name -> owns.merge(name, 1, Integer::sum));
            }
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the recording cannot be read", e);
        }
        return new Profile(samples, largest(tops, samples), largest(owns, samples));
    }

    private static List<Share> largest(Map<String, Integer> counts, int samples) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(TOP)
                .map(entry -> new Share(entry.getKey(), entry.getValue() / (double) samples))
                .toList();
    }

    private static String name(RecordedFrame frame) {
        return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
    }

    /// Two tables.
    String markdown() {
        return table("Topmost frame", frames) + "\n" + table("Our own frame closest to the top", callers);
    }

    private static String table(String title, List<Share> shares) {
        StringBuilder table = new StringBuilder("| " + title + " | share |\n|---|---|\n");
        shares.forEach(each ->
                table.append(String.format(Locale.ROOT, "| `%s` | %.1f %% |%n", each.method(), 100 * each.share())));
        return table.toString();
    }
}
