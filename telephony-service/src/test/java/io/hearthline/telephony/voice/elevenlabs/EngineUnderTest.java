package io.hearthline.telephony.voice.elevenlabs;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The engine, set up for a vendor at some address. */
final class EngineUnderTest implements AutoCloseable {
    private final Vertx vertx;
    private final ExecutorService blocking = Executors.newVirtualThreadPerTaskExecutor();

    EngineUnderTest(Vertx vertx) {
        this.vertx = vertx;
    }

    ElevenLabsEngine at(String url) {
        ElevenLabsConfig config = new Config(URI.create(url));
        return new ElevenLabsEngine(config, new SignedUrlClient(config), vertx, blocking, new SimpleMeterRegistry());
    }

    private record Config(URI baseUrl) implements ElevenLabsConfig {
        @Override
        public Optional<String> apiKey() {
            return Optional.of("el-key");
        }

        @Override
        public Optional<String> agentId() {
            return Optional.of("agent_1");
        }

        @Override
        public Optional<String> voiceId() {
            return Optional.of("voice_1");
        }

        @Override
        public Duration connectTimeout() {
            return Duration.ofSeconds(5);
        }

        @Override
        public Duration keepAlive() {
            return Duration.ofSeconds(30);
        }
    }

    @Override
    public void close() {
        blocking.shutdownNow();
    }
}
