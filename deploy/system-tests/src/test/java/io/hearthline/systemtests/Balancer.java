package io.hearthline.systemtests;

import io.hearthline.standins.Ports;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What stands before the replicas of a service: every connection goes to the first of them that takes it. Lines can be
 * cut in the ways lines are cut.
 */
final class Balancer implements AutoCloseable {
    private static final int CHUNK = 16 * 1024;
    private static final int CONNECT_MS = 1000;

    private final List<Integer> replicas = new CopyOnWriteArrayList<>();
    private final List<Link> media = new CopyOnWriteArrayList<>();
    private final ServerSocket server;

    Balancer() throws IOException {
        server = new ServerSocket(Ports.free(), 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /** Where the service is for everybody. */
    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** Asks this replica first from now on; the others when it is gone. */
    void first(int port) {
        replicas.remove(Integer.valueOf(port));
        replicas.addFirst(port);
    }

    /** The media sockets so far, oldest first. */
    List<Link> media() {
        return List.copyOf(media);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket front = server.accept();
                Thread.ofVirtual().start(() -> join(front));
            } catch (IOException e) {
                // Closed, which ends this.
                return;
            }
        }
    }

    private void join(Socket front) {
        for (int port : replicas) {
            Socket back = new Socket();
            try {
                back.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MS);
                new Link(front, back).start();
                return;
            } catch (IOException e) {
                close(back);
            }
        }
        close(front);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Two sockets, joined. */
    final class Link {
        private final Socket front;
        private final Socket back;
        private volatile boolean silent;

        private Link(Socket front, Socket back) {
            this.front = front;
            this.back = back;
        }

        private void start() {
            Thread.ofVirtual().start(() -> pump(front, back, true));
            Thread.ofVirtual().start(() -> pump(back, front, false));
        }

        private void pump(Socket from, Socket to, boolean first) {
            byte[] chunk = new byte[CHUNK];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                boolean request = first;
                for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                    if (request && isMedia(chunk, read)) {
                        media.add(this);
                    }
                    request = false;
                    if (!silent) {
                        out.write(chunk, 0, read);
                    }
                }
            } catch (IOException e) {
                // One end is gone, and the other with it.
            } finally {
                if (!silent) {
                    finish();
                }
            }
        }

        private static boolean isMedia(byte[] chunk, int read) {
            return new String(chunk, 0, read, StandardCharsets.US_ASCII).contains("media-stream HTTP/1.1");
        }

        /** Both ends are told in order. */
        void finish() {
            close(front);
            close(back);
        }

        /** Both ends are told in no order. */
        void reset() throws IOException {
            front.setSoLinger(true, 0);
            back.setSoLinger(true, 0);
            finish();
        }

        /** Neither end is told; nothing arrives any more. */
        void fallSilent() {
            silent = true;
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
