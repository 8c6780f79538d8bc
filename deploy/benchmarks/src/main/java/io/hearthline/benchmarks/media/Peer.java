package io.hearthline.benchmarks.media;

import io.hearthline.benchmarks.Child;
import io.hearthline.benchmarks.load.Load;
import java.net.URI;
import java.util.Map;

/// A bridge that does nothing but carry: phones come to it unasked, and nothing is left to do after them.
abstract class Peer implements Bridge {
    private final String name;
    private final Load load;
    private final Child process;
    private final URI socket;
    private int placed;

    Peer(String name, Load load, Child process, int port) {
        this.name = name;
        this.load = load;
        this.process = process;
        this.socket = URI.create("ws://127.0.0.1:" + port + "/media-stream");
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Child process() {
        return process;
    }

    @Override
    public final void call(int count) {
        for (int i = 0; i < count; i++) {
            load.answer(
                    socket,
                    Map.of(),
                    "CA%032x".formatted(++placed),
                    Map.of("prompt", "You are kind.", "first_message", "Hello."));
        }
    }

    @Override
    public final void hangUp() {
        load.hangUp();
    }

    @Override
    public final void close() {
        process.close();
    }
}
