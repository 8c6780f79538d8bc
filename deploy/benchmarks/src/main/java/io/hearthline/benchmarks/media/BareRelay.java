package io.hearthline.benchmarks.media;

import io.hearthline.benchmarks.Child;
import io.hearthline.benchmarks.Run;
import io.hearthline.benchmarks.load.Load;
import io.hearthline.standins.Ports;
import java.util.List;
import java.util.Map;

/// The floor: [io.hearthline.benchmarks.peers.Relay].
final class BareRelay extends Peer {
    static final String NAME = "vertx";

    private BareRelay(Load load, Child process, int port) {
        super(NAME, load, process, port);
    }

    static BareRelay start(Run run, Load load) {
        int port = Ports.free();
        Child process = Child.start(
                run,
                NAME,
                run.folder(NAME),
                Map.of(),
                List.of(
                        Child.java(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "--sun-misc-unsafe-memory-access=allow",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.io.tmpdir=" + run.folder(NAME + "-tmp"),
                        "-cp",
                        ClassPath.absolute(),
                        "io.hearthline.benchmarks.peers.Relay",
                        String.valueOf(port),
                        load.vendor().toString()));
        process.await(() -> Child.listens(port));
        return new BareRelay(load, process, port);
    }
}
