package io.hearthline.sandbox;

import io.hearthline.sandbox.suite.Port;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was asked for on the command line.
 *
 * @param once end after the first call
 * @param pace how many times faster than life the phones play
 */
record Options(boolean once, double pace, int portOffset, Map<Port, Integer> ports) {
    static final String USAGE = "Usage: ./hearthline sandbox [--once] [--pace N] [--port-offset N]"
            + " [--portal-port N, and so on for every port; see ./hearthline help]";

    private static final double FASTEST = 20;

    Options {
        ports = Map.copyOf(ports);
    }

    /** Empty if there is anything it does not know. */
    static Optional<Options> of(List<String> arguments) {
        boolean once = false;
        double pace = 1;
        int offset = 0;
        Map<Port, Integer> ports = new EnumMap<>(Port.class);
        Deque<String> left = new ArrayDeque<>(arguments);
        try {
            while (!left.isEmpty()) {
                String option = left.pop();
                switch (option) {
                    case "--once" -> once = true;
                    case "--pace" -> pace = Double.parseDouble(left.pop());
                    case "--port-offset" -> offset = Integer.parseInt(left.pop());
                    default -> ports.put(port(option), Integer.valueOf(left.pop()));
                }
            }
        } catch (IllegalArgumentException | java.util.NoSuchElementException e) {
            // Not a number, an option without its value, or an unknown one: the usage says it all.
            return Optional.empty();
        }
        return pace > 0 && pace <= FASTEST ? Optional.of(new Options(once, pace, offset, ports)) : Optional.empty();
    }

    private static Port port(String option) {
        return Arrays.stream(Port.values())
                .filter(port -> port.option().equals(option))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown option"));
    }
}
