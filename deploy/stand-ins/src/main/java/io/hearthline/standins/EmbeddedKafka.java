package io.hearthline.standins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * A real Kafka broker (KRaft, broker and controller in one) in a JVM of its own. Topics come into being with 12
 * partitions when they are first used.
 */
public final class EmbeddedKafka implements AutoCloseable {
    private final int port;
    private final StoreProcess process;

    private EmbeddedKafka(Path folder, boolean temporary, int port) {
        this.port = port;
        this.process = new StoreProcess(new Broker(folder, port), folder, temporary);
    }

    /** Starts on a free port with a folder of its own that {@link #stop()} deletes. */
    public static EmbeddedKafka start() {
        return started(new EmbeddedKafka(Folders.temporary("kafka"), true, Ports.free()));
    }

    /**
     * Starts in the folder, with the data that is there, and waits until clients are served.
     *
     * @param port 0 for a free one
     * @throws IllegalStateException if the port is in use; the message names it
     */
    public static EmbeddedKafka start(Path folder, int port) {
        int claimed = Ports.claim(port, "Kafka");
        return started(new EmbeddedKafka(Folders.created(folder), false, claimed));
    }

    private static EmbeddedKafka started(EmbeddedKafka kafka) {
        kafka.process.start();
        return kafka;
    }

    /** The port on the loopback address. */
    public int port() {
        return port;
    }

    /** The bootstrap servers, for example {@code 127.0.0.1:9092}. */
    public String url() {
        return "127.0.0.1:" + port;
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

    private record Broker(Path folder, int port) implements StoreProcess.Program {
        @Override
        public String name() {
            return "Kafka";
        }

        @Override
        public List<String> command() {
            Path settings = folder.resolve("server.properties");
            Path logging = folder.resolve("logging.properties");
            try {
                Files.deleteIfExists(ready());
                Files.writeString(logging, "handlers=java.util.logging.ConsoleHandler\n.level=WARNING\n");
                try (var out = Files.newBufferedWriter(settings)) {
                    settings().store(out, null);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx384m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xshare:auto",
                    "-Djava.util.logging.config.file=" + logging,
                    "-cp",
                    classPath(),
                    KafkaBroker.class.getName(),
                    settings.toString(),
                    ready().toString());
        }

        @Override
        public boolean answers() {
            return Files.exists(ready());
        }

        private Path ready() {
            return folder.resolve("ready");
        }

        /** Relative entries are made absolute, as the broker runs in another folder. */
        private static String classPath() {
            String separator = System.getProperty("path.separator");
            return Arrays.stream(System.getProperty("java.class.path").split(separator))
                    .map(entry -> Path.of(entry).toAbsolutePath().toString())
                    .collect(Collectors.joining(separator));
        }

        private Properties settings() {
            int controllerPort = Ports.free();
            var settings = new Properties();
            settings.setProperty("process.roles", "broker,controller");
            settings.setProperty("node.id", "1");
            settings.setProperty("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
            settings.setProperty("controller.listener.names", "CONTROLLER");
            settings.setProperty(
                    "listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
            settings.setProperty("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
            settings.setProperty("log.dirs", folder.resolve("data").toString());
            settings.setProperty("num.partitions", "12");
            singleNode(settings);
            small(settings);
            return settings;
        }

        private static void singleNode(Properties settings) {
            settings.setProperty("auto.create.topics.enable", "true");
            settings.setProperty("offsets.topic.replication.factor", "1");
            settings.setProperty("offsets.topic.num.partitions", "3");
            settings.setProperty("transaction.state.log.replication.factor", "1");
            settings.setProperty("transaction.state.log.min.isr", "1");
            settings.setProperty("transaction.state.log.num.partitions", "1");
            settings.setProperty("share.coordinator.state.topic.replication.factor", "1");
            settings.setProperty("share.coordinator.state.topic.min.isr", "1");
            settings.setProperty("share.coordinator.state.topic.num.partitions", "1");
            // A consumer that was killed must not hold its partitions for long, and nobody waits for a second one.
            settings.setProperty("group.initial.rebalance.delay.ms", "0");
            settings.setProperty("group.min.session.timeout.ms", "1000");
            // After a kill the controller refuses the broker's return until its old session has run out.
            settings.setProperty("broker.session.timeout.ms", "4000");
            settings.setProperty("broker.heartbeat.interval.ms", "500");
        }

        private static void small(Properties settings) {
            settings.setProperty("num.network.threads", "2");
            settings.setProperty("num.io.threads", "2");
            settings.setProperty("background.threads", "2");
            settings.setProperty("log.cleaner.dedupe.buffer.size", "4194304");
            settings.setProperty("log.cleaner.io.buffer.size", "65536");
            settings.setProperty("log.index.size.max.bytes", "1048576");
        }
    }
}
