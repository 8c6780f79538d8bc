package io.hearthline.standins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Loopback ports: finds free ones and names busy ones. */
public final class Ports {

    private Ports() {}

    /** A port nobody listens on right now. */
    public static int free() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The wanted port, or a free one for 0.
     *
     * @param what who wants it, for the message
     * @throws IllegalStateException if the port is taken; the message names it
     */
    public static int claim(int port, String what) {
        if (port == 0) {
            return free();
        }
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return port;
        } catch (IOException e) {
            throw busy(port, what, e);
        }
    }

    /** What a failed bind is reported as. */
    public static IllegalStateException busy(int port, String what, Throwable cause) {
        return new IllegalStateException("port " + port + " for " + what + " is in use", cause);
    }
}
