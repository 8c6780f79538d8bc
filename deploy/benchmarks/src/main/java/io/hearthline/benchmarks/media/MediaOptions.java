package io.hearthline.benchmarks.media;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// What to measure.
///
/// @param calls    points: calls at a time, each for every bridge in turn
/// @param seconds  of every point
/// @param warmUp   seconds of talk before the first point, for every bridge
/// @param profile  seconds of the profile after the last point; 0 for none
/// @param usual    true if nothing was asked for: the run that is written down
public record MediaOptions(
        List<Integer> calls, int seconds, int warmUp, List<String> bridges, int profile, boolean usual) {
    static final List<String> BRIDGES = List.of(Hearthline.NAME, NodeBridge.NAME, BareRelay.NAME);

    private static final MediaOptions USUAL = new MediaOptions(List.of(50, 150, 300), 30, 30, BRIDGES, 30, true);
    private static final int MOST_CALLS = 600;
    private static final int LONGEST_SECONDS = 600;

    public MediaOptions {
        calls = List.copyOf(calls);
        bridges = List.copyOf(bridges);
    }

    /// Empty if there is anything it does not know.
    public static Optional<MediaOptions> of(List<String> arguments) {
        MediaOptions options = USUAL;
        Deque<String> left = new ArrayDeque<>(arguments);
        try {
            while (!left.isEmpty()) {
                String option = left.pop();
                String value = left.pop();
                options = options.with(option, value);
            }
        } catch (IllegalArgumentException | java.util.NoSuchElementException e) {
            // Not a number, an option without its value, or an unknown one: the usage says it all.
            return Optional.empty();
        }
        return Optional.of(options).filter(MediaOptions::possible);
    }

    private MediaOptions with(String option, String value) {
        return switch (option) {
            case "--calls" ->
                new MediaOptions(
                        Arrays.stream(value.split(",")).map(Integer::valueOf).toList(),
                        seconds,
                        warmUp,
                        bridges,
                        profile,
                        false);
            case "--seconds" -> new MediaOptions(calls, Integer.parseInt(value), warmUp, bridges, profile, false);
            case "--warm-up" -> new MediaOptions(calls, seconds, Integer.parseInt(value), bridges, profile, false);
            case "--only" -> new MediaOptions(calls, seconds, warmUp, List.of(value.split(",")), profile, false);
            case "--profile" -> new MediaOptions(calls, seconds, warmUp, bridges, Integer.parseInt(value), false);
            default -> throw new IllegalArgumentException("unknown option");
        };
    }

    private boolean possible() {
        return BRIDGES.containsAll(bridges)
                && calls.stream().allMatch(each -> each > 0 && each <= MOST_CALLS)
                && seconds > 0
                && seconds <= LONGEST_SECONDS
                && warmUp >= 0
                && warmUp <= LONGEST_SECONDS
                && profile >= 0
                && profile <= LONGEST_SECONDS;
    }
}
