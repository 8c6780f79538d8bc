package io.hearthline.sandbox.suite;

import io.hearthline.standins.Ports;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Where everything listens, on the loopback address. */
public final class PortPlan {
    private static final int HIGHEST = 65_535;

    private final Map<Port, Integer> ports;

    private PortPlan(Map<Port, Integer> ports) {
        this.ports = ports;
    }

    /** Ports nobody listens on right now. */
    public static PortPlan free() {
        Map<Port, Integer> ports = new EnumMap<>(Port.class);
        Set<Integer> taken = new HashSet<>();
        for (Port port : Port.values()) {
            int found = Ports.free();
            while (!taken.add(found)) {
                found = Ports.free();
            }
            ports.put(port, found);
        }
        return new PortPlan(ports);
    }

    /**
     * The usual ports, moved.
     *
     * @param environment may name single ports, as {@link Port#variable()}
     * @param chosen wins over the environment
     * @param offset added to every port that was not named
     * @throws StartFailure if a port is no number, out of range or taken; the message names its variable
     */
    public static PortPlan of(Map<String, String> environment, Map<Port, Integer> chosen, int offset) {
        Map<Port, Integer> ports = new EnumMap<>(Port.class);
        for (Port port : EnumSet.allOf(Port.class)) {
            Integer named = chosen.get(port);
            String text = environment.get(port.variable());
            int number = named != null ? named : text != null ? number(port, text) : port.usual() + offset;
            if (number < 1 || number > HIGHEST) {
                throw new StartFailure(port.variable() + " is " + number + ", not between 1 and " + HIGHEST);
            }
            ports.put(port, number);
        }
        return new PortPlan(ports).allFree();
    }

    private static int number(Port port, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new StartFailure(port.variable() + " is not a number", e);
        }
    }

    private PortPlan allFree() {
        Map<Integer, Port> seen = new java.util.HashMap<>();
        ports.forEach((port, number) -> {
            Port other = seen.put(number, port);
            if (other != null) {
                throw new StartFailure(other.variable() + " and " + port.variable() + " are both " + number);
            }
            try {
                Ports.claim(number, port.variable());
            } catch (IllegalStateException e) {
                throw new StartFailure(
                        "port " + number + " is in use: set " + port.variable() + " or --port-offset to another", e);
            }
        });
        return this;
    }

    public int of(Port port) {
        return ports.getOrDefault(port, port.usual());
    }

    /** For example {@code http://127.0.0.1:8080}. */
    public String url(Port port) {
        return "http://127.0.0.1:" + of(port);
    }
}
