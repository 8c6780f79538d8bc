package io.hearthline.benchmarks.media;

import io.hearthline.benchmarks.Machine;
import io.hearthline.benchmarks.Pause;
import io.hearthline.benchmarks.Run;
import io.hearthline.benchmarks.load.Load;
import io.hearthline.benchmarks.load.Load.Standing;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Calls at the pace of life, 50 frames a second each way, through one bridge after the other at every load.
public final class MediaBench {
    /// Heading of its section in `RESULTS.md`.
    public static final String SECTION = "Media bridge";

    private static final Duration STAND_WITHIN = Duration.ofSeconds(90);
    private static final Duration SETTLE = Duration.ofSeconds(5);
    private static final Duration DRAIN = Duration.ofSeconds(10);
    private static final int WARM_UP_CALLS = 100;

    private final MediaOptions options;
    private final PrintStream out;
    private final List<String> notes = new ArrayList<>();
    private double generatorCores;
    private double latenessMs;

    /// What came out.
    ///
    /// @param points   in the order of measuring
    /// @param markdown the section as it is written down
    public record Result(List<Point> points, String markdown) {
        public Result {
            points = List.copyOf(points);
        }
    }

    /// @param out told what goes on
    public MediaBench(MediaOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /// Measures everything; takes some ten minutes at the usual points.
    public Result run() {
        String machine = Machine.describe();
        List<Point> points = new ArrayList<>();
        Profile profile = null;
        try (Run run = new Run();
                Load load = new Load();
                Surroundings surroundings = new Surroundings(load)) {
            List<Bridge> bridges = new ArrayList<>();
            try {
                start(bridges, run, load, surroundings);
                bridges.forEach(bridge -> warmUp(bridge, load));
                for (int calls : options.calls()) {
                    for (Bridge bridge : bridges) {
                        points.add(measure(bridge, calls, load, surroundings));
                    }
                }
                profile = profile(bridges, run, load);
            } finally {
                bridges.reversed().forEach(Bridge::close);
            }
        }
        return new Result(points, markdown(machine, points, profile));
    }

    private void start(List<Bridge> bridges, Run run, Load load, Surroundings surroundings) {
        for (String name : options.bridges()) {
            out.println("starting " + name);
            switch (name) {
                case Hearthline.NAME -> bridges.add(Hearthline.start(run, load, surroundings));
                case BareRelay.NAME -> bridges.add(BareRelay.start(run, load));
                default -> {
                    Optional<String> version = NodeBridge.version();
                    if (version.isPresent()) {
                        notes.add("Node " + version.get() + ".");
                        bridges.add(NodeBridge.start(run, load, surroundings.url()));
                    } else {
                        String missing = "Node's rows are missing: `node` or `npm` is not installed"
                                + " (Debian: apt-get install nodejs npm).";
                        out.println(missing);
                        notes.add(missing);
                    }
                }
            }
        }
    }

    private void warmUp(Bridge bridge, Load load) {
        if (options.warmUp() > 0) {
            out.println("warming " + bridge.name() + " up for " + options.warmUp() + " s");
            talk(bridge, Math.min(WARM_UP_CALLS, options.calls().getLast()), load);
            Pause.of(Duration.ofSeconds(options.warmUp()));
            end(bridge, load);
        }
    }

    private int talk(Bridge bridge, int calls, Load load) {
        bridge.call(calls);
        boolean all = Pause.until(() -> load.standing().talking() >= calls, STAND_WITHIN);
        Standing standing = load.standing();
        if (!all) {
            out.printf("%s brought about %d of %d calls%n", bridge.name(), standing.talking(), calls);
        }
        return standing.talking();
    }

    private void end(Bridge bridge, Load load) {
        bridge.hangUp();
        if (!Pause.until(() -> load.standing().open() == 0, DRAIN)) {
            int left = load.sweep();
            out.println(bridge.name() + " left " + left + " conversations open");
        }
        load.sweep();
    }

    private Point measure(Bridge bridge, int calls, Load load, Surroundings surroundings) {
        int talking = talk(bridge, calls, load);
        Pause.of(SETTLE);
        load.take();
        Duration own = ownCpu();
        load.count(true);
        long begun = System.nanoTime();
        Duration before = bridge.process().cpu();
        Pause.of(Duration.ofSeconds(options.seconds()));
        Duration used = bridge.process().cpu().minus(before);
        Duration window = Duration.ofNanos(System.nanoTime() - begun);
        load.count(false);
        Duration generator = ownCpu().minus(own);
        long rssMb = bridge.process().rssMb();
        Pause.until(load::complete, DRAIN);
        Point point = new Point(bridge.name(), calls, talking, used, load.take(), rssMb);
        generatorCores = Math.max(generatorCores, generator.toNanos() / (double) window.toNanos());
        latenessMs = Math.max(latenessMs, point.measured().latenessMs());
        out.print(Report.table(List.of(point)).lines().skip(2).findFirst().orElse("") + "\n");
        end(bridge, load);
        surroundings.carrier().troubles().stream().distinct().forEach(out::println);
        return point;
    }

    private static Duration ownCpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /// Of ours, at the second load or the last one.
    private @Nullable Profile profile(List<Bridge> bridges, Run run, Load load) {
        Bridge ours = bridges.stream()
                .filter(bridge -> bridge.name().equals(Hearthline.NAME))
                .findFirst()
                .orElse(null);
        if (ours == null || options.profile() == 0) {
            return null;
        }
        int calls = options.calls().get(Math.min(1, options.calls().size() - 1));
        out.println("profiling " + ours.name() + " at " + calls + " calls for " + options.profile() + " s");
        talk(ours, calls, load);
        Pause.of(SETTLE);
        Profile profile = Profile.of(run, ours.process(), Duration.ofSeconds(options.profile()));
        end(ours, load);
        notes.add("The profile was taken at " + calls + " calls over " + options.profile() + " s.");
        return profile;
    }

    private String markdown(String machine, List<Point> points, @Nullable Profile profile) {
        double loadAfter = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return String.format(
                Locale.ROOT,
                """
                %s before the run, %.1f after it. %s
                Command: `./hearthline bench media`, one run: %d s a point, %d s of warm-up. The generator ran on the same
                processors, used up to %.2f of one, and took its own turns up to %.1f ms late (99th percentile, worst point).

                %s%s""",
                machine,
                loadAfter,
                String.join(" ", notes),
                options.seconds(),
                options.warmUp(),
                generatorCores,
                latenessMs,
                Report.table(points),
                profile == null
                        ? ""
                        : "\nWhat is left of ours, " + profile.samples() + " samples of processor time:\n\n"
                                + profile.markdown());
    }
}
