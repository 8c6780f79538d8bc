package io.hearthline.benchmarks;

import io.hearthline.benchmarks.media.MediaBench;
import io.hearthline.benchmarks.media.MediaOptions;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogManager;
import org.openjdk.jmh.runner.RunnerException;

/// Runs one benchmark by its name; `./hearthline bench` lists names and options.
public final class Bench {
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private Bench() {}

    /// @param arguments a name, and what follows it on the command line
    public static void main(String[] arguments) throws RunnerException {
        LogManager.getLogManager().getLogger("").setLevel(Level.OFF);
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) throws RunnerException {
        String name = arguments.isEmpty() ? "" : arguments.getFirst();
        List<String> options = arguments.stream().skip(1).toList();
        return switch (name) {
            case "media" -> media(options);
            case "transcoding" -> options.isEmpty() ? transcoding() : misused();
            case "all" -> options.isEmpty() ? Math.max(transcoding(), media(options)) : misused();
            default -> misused();
        };
    }

    private static int misused() {
        System.err.println("hearthline: wrong options; './hearthline bench' lists them");
        return MISUSED;
    }

    private static int transcoding() throws RunnerException {
        TranscodingBench.main(new String[0]);
        return 0;
    }

    private static int media(List<String> arguments) {
        MediaOptions options = MediaOptions.of(arguments).orElse(null);
        if (options == null) {
            return misused();
        }
        try {
            MediaBench.Result result = new MediaBench(options, System.out).run();
            System.out.println();
            System.out.print(result.markdown());
            if (options.usual()) {
                ResultsFile.write(MediaBench.SECTION, result.markdown());
            }
            return 0;
        } catch (IllegalStateException e) {
            System.err.println("hearthline: " + e.getMessage());
            return FAILED;
        }
    }
}
