package io.hearthline.llm.completions;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.hearthline.contracts.session.CallKind;
import io.hearthline.standins.Stores;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Tag("alone")
@QuarkusTestResource(Stores.class)
@QuarkusTestResource(value = ModelIT.Upstream.class, restrictToAnnotatedClass = true)
@TestProfile(ModelIT.WithAModel.class)
class ModelIT {
    @Inject
    RedisDataSource redis;

    @Test
    void speaksTheModelsWordsAsTheyComeAndRepeatsThemWithoutAskingAgain() {
        Phone phone = chatting();
        phone.message("user", "Tell me about spring");

        String stream = phone.request(true).then().statusCode(200).extract().asString();

        assertThat(stream).contains("Spring ").contains("is near.").endsWith("data: [DONE]\n\n");
        assertThat(phone.ask()).isEqualTo("Spring is near.");
    }

    @Test
    void saysABufferWordAndThenASafeTurnWhenTheModelIsSilent() {
        Phone phone = chatting();
        phone.message("user", "please be silent");

        long started = System.nanoTime();
        String stream = phone.request(true).then().statusCode(200).extract().asString();

        assertThat(stream).contains("Let me think... ").endsWith("data: [DONE]\n\n");
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
    }

    private Phone chatting() {
        Phone phone = Phone.ring(redis, CallKind.GENERAL, List.of());
        phone.say("Yes, speaking");
        return phone;
    }

    /** A model is configured. */
    public static final class WithAModel implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("llm.model.key", "sk-test");
        }
    }

    /** An upstream that streams one sentence, or nothing when asked to be silent. */
    public static final class Upstream implements QuarkusTestResourceLifecycleManager {
        private static final String CHUNK = "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,"
                + "\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"%s\"},\"finish_reason\":%s}]}\n\n";
        private final CountDownLatch stopped = new CountDownLatch(1);
        private HttpServer server;

        @Override
        public Map<String, String> start() {
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            server.setExecutor(Executors.newCachedThreadPool());
            server.createContext("/v1/chat/completions", exchange -> {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
                exchange.sendResponseHeaders(200, 0);
                try (var out = exchange.getResponseBody()) {
                    if (body.contains("please be silent")) {
                        boolean over = stopped.await(20, TimeUnit.SECONDS);
                        out.write((": " + over + "\n\n").getBytes(StandardCharsets.UTF_8));
                    } else {
                        out.write(CHUNK.formatted("Spring ", "null").getBytes(StandardCharsets.UTF_8));
                        out.flush();
                        out.write(CHUNK.formatted("is near.", "\"stop\"").getBytes(StandardCharsets.UTF_8));
                        out.write("data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            server.start();
            return Map.of(
                    "OPENAI_BASE_URL", "http://localhost:" + server.getAddress().getPort() + "/v1");
        }

        @Override
        public void stop() {
            stopped.countDown();
            server.stop(0);
        }
    }
}
