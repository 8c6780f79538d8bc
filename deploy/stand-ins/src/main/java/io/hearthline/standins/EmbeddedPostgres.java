package io.hearthline.standins;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * A real PostgreSQL. Writes survive a kill of the process, not of the machine ({@code fsync} is off, for speed).
 * Everybody signs in as {@value #USER} with the password {@value #PASSWORD}.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    /** The superuser. */
    public static final String USER = "postgres";
    /** The superuser's password; the server listens on the loopback address only. */
    public static final String PASSWORD = "postgres";

    private static final long INIT_SECONDS = 60;
    private static final int PROBE_TIMEOUT_S = 2;

    private final int port;
    private final StoreProcess process;

    private EmbeddedPostgres(Path folder, boolean temporary, int port) {
        this.port = port;
        this.process = new StoreProcess(new Server(programs(), folder, port), folder, temporary);
    }

    /** Starts on a free port with a folder of its own that {@link #stop()} deletes. */
    public static EmbeddedPostgres start() {
        return started(new EmbeddedPostgres(Folders.temporary("postgres"), true, Ports.free()));
    }

    /**
     * Starts in the folder, with the data that is there, and waits until it answers.
     *
     * @param port 0 for a free one
     * @throws IllegalStateException if the port is in use; the message names it
     */
    public static EmbeddedPostgres start(Path folder, int port) {
        int claimed = Ports.claim(port, "Postgres");
        return started(new EmbeddedPostgres(Folders.created(folder), false, claimed));
    }

    private static EmbeddedPostgres started(EmbeddedPostgres postgres) {
        postgres.process.start();
        return postgres;
    }

    /** The port on the loopback address. */
    public int port() {
        return port;
    }

    /** JDBC URL of the database {@code postgres}, without user and password. */
    public String url() {
        return url(USER);
    }

    /** JDBC URL of a database, without user and password. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /**
     * Creates an empty database unless it is there.
     *
     * @param name lower-case letters, digits and underscores
     */
    public void createDatabase(String name) {
        if (!name.matches("[a-z][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException("not a database name: " + name);
        }
        try (Connection connection = connect(port);
                var query = connection.prepareStatement("select 1 from pg_database where datname = ?");
                var create = connection.createStatement()) {
            query.setString(1, name);
            try (var found = query.executeQuery()) {
                if (!found.next()) {
                    create.execute("create database " + name);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("database cannot be created: " + name, e);
        }
    }

    /** SIGKILL. */
    public void kill() {
        process.kill();
    }

    /** Starts again on the same port and data. */
    public void restart() {
        process.restart();
    }

    /** Ends it; open connections are cut. */
    public void stop() {
        process.stop();
    }

    @Override
    public void close() {
        stop();
    }

    /** Found by our own class loader, as the driver manager only knows drivers of the loader that came first. */
    private static Connection connect(int port) throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/" + USER;
        var settings = new Properties();
        settings.setProperty("user", USER);
        settings.setProperty("password", PASSWORD);
        settings.setProperty("connectTimeout", String.valueOf(PROBE_TIMEOUT_S));
        for (Driver driver : ServiceLoader.load(Driver.class, EmbeddedPostgres.class.getClassLoader())) {
            if (driver.acceptsURL(url)) {
                return driver.connect(url, settings);
            }
        }
        throw new IllegalStateException("no PostgreSQL driver on the class path");
    }

    private static void initialise(Path folder) {
        Path password = folder.resolve("password");
        try {
            Files.writeString(password, PASSWORD);
            var command = new ArrayList<>(unprivileged());
            command.addAll(List.of(
                    programs().resolve("bin").resolve("initdb").toString(),
                    "--pgdata=" + folder.resolve("data"),
                    "--username=" + USER,
                    "--pwfile=" + password,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--no-sync",
                    "--no-instructions"));
            run(command, folder.resolve("init.log"));
            Files.delete(password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(List<String> command, Path log) throws IOException {
        Process init = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!init.waitFor(INIT_SECONDS, TimeUnit.SECONDS) || init.exitValue() != 0) {
                init.destroyForcibly();
                throw new IllegalStateException("Postgres cannot make its data folder: " + Files.readString(log));
            }
        } catch (InterruptedException e) {
            init.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while making a data folder", e);
        }
    }

    /** Postgres refuses to run as root; in a user namespace without a mapping root is nobody and yet owns its files. */
    private static List<String> unprivileged() {
        return "root".equals(System.getProperty("user.name")) ? List.of("unshare", "--user") : List.of();
    }

    private static Path programs() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        String arch = System.getProperty("os.arch").contains("aarch64") ? "arm_64" : "x86_64";
        String file = "postgres-" + os + "-" + arch;
        return Folders.unpacked("/" + file + ".txz", file + "-18.1.0", EmbeddedPostgres::unpack);
    }

    private static void unpack(InputStream resource, Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(resource))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("an entry leaves its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.createDirectories(target.resolveSibling("."));
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, target);
                    if ((entry.getMode() & 0100) != 0 && !target.toFile().setExecutable(true)) {
                        throw new IOException("cannot be made executable: " + target);
                    }
                }
            }
        }
    }

    private record Server(Path programs, Path folder, int port) implements StoreProcess.Program {
        @Override
        public String name() {
            return "Postgres";
        }

        @Override
        public List<String> command() {
            var command = new ArrayList<>(unprivileged());
            command.addAll(List.of(
                    programs.resolve("bin").resolve("postgres").toString(),
                    "-D",
                    folder.resolve("data").toString()));
            for (String setting : List.of(
                    "port=" + port,
                    "listen_addresses=127.0.0.1",
                    "unix_socket_directories=",
                    "fsync=off",
                    "full_page_writes=off",
                    "max_connections=300",
                    "shared_buffers=64MB",
                    "io_method=sync",
                    "log_min_messages=fatal",
                    "log_statement=none")) {
                command.add("-c");
                command.add(setting);
            }
            return List.copyOf(command);
        }

        @Override
        public void prepare() {
            if (!Files.exists(folder.resolve("data").resolve("PG_VERSION"))) {
                initialise(folder);
            }
        }

        /** SIGINT, as on SIGTERM the server would wait for its clients to leave. */
        @Override
        public void askToEnd(Process running) {
            try {
                new ProcessBuilder("kill", "-INT", String.valueOf(running.pid())).start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public boolean answers() {
            try (Connection connection = connect(port)) {
                return connection.isValid(PROBE_TIMEOUT_S);
            } catch (SQLException e) {
                // Not up yet; the caller asks again until its deadline.
                return false;
            }
        }
    }
}
