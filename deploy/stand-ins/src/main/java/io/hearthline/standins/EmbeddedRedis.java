package io.hearthline.standins;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A real Redis with an append-only file, so that it can be killed and started again without losing a write. */
public final class EmbeddedRedis implements AutoCloseable {
    private static final int PROBE_TIMEOUT_MS = 500;

    private final int port;
    private final StoreProcess process;

    private EmbeddedRedis(Path folder, boolean temporary, int port) {
        this.port = port;
        this.process = new StoreProcess(new Server(executable(), folder, port), folder, temporary);
    }

    /** Starts on a free port with a folder of its own that {@link #stop()} deletes. */
    public static EmbeddedRedis start() {
        return started(new EmbeddedRedis(Folders.temporary("redis"), true, Ports.free()));
    }

    /**
     * Starts in the folder, with the data that is there, and waits until it answers.
     *
     * @param port 0 for a free one
     * @throws IllegalStateException if the port is in use; the message names it
     */
    public static EmbeddedRedis start(Path folder, int port) {
        int claimed = Ports.claim(port, "Redis");
        return started(new EmbeddedRedis(Folders.created(folder), false, claimed));
    }

    private static EmbeddedRedis started(EmbeddedRedis redis) {
        redis.process.start();
        return redis;
    }

    /** The port on the loopback address. */
    public int port() {
        return port;
    }

    /** For example {@code redis://127.0.0.1:6379}. */
    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    /** SIGKILL. */
    public void kill() {
        process.kill();
    }

    /** Starts again on the same port and data. */
    public void restart() {
        process.restart();
    }

    /** Ends it. */
    public void stop() {
        process.stop();
    }

    @Override
    public void close() {
        stop();
    }

    private static Path executable() {
        String file = fileName(System.getProperty("os.name").toLowerCase(Locale.ROOT), System.getProperty("os.arch"));
        Path folder = Folders.unpacked("/" + file, file, (in, to) -> {
            Path program = to.resolve("redis-server");
            Files.copy(in, program);
            if (!program.toFile().setExecutable(true)) {
                throw new IOException("cannot be made executable: " + program);
            }
        });
        return folder.resolve("redis-server");
    }

    private static String fileName(String os, String arch) {
        boolean arm = arch.contains("aarch64") || arch.contains("arm");
        if (os.contains("mac")) {
            return arm ? "redis-server-6.2.6-v5-darwin-arm64" : "redis-server-6.2.6-v5-darwin-amd64";
        }
        return arm ? "redis-server-6.2.7-linux-arm64" : "redis-server-6.2.6-v5-linux-amd64";
    }

    private record Server(Path executable, Path folder, int port) implements StoreProcess.Program {
        @Override
        public String name() {
            return "Redis";
        }

        @Override
        public List<String> command() {
            return List.of(
                    executable.toString(),
                    "--port",
                    String.valueOf(port),
                    "--bind",
                    "127.0.0.1",
                    "--dir",
                    folder.toString(),
                    "--appendonly",
                    "yes",
                    "--save",
                    "",
                    "--loglevel",
                    "warning");
        }

        @Override
        public boolean answers() {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PROBE_TIMEOUT_MS);
                socket.setSoTimeout(PROBE_TIMEOUT_MS);
                socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
                InputStream in = socket.getInputStream();
                return "+PONG".equals(new String(in.readNBytes(5), StandardCharsets.US_ASCII));
            } catch (IOException e) {
                // Not up yet; the caller asks again until its deadline.
                return false;
            }
        }
    }
}
