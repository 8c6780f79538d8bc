package io.hearthline.benchmarks.media;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hearthline.benchmarks.Child;
import io.hearthline.benchmarks.Pause;
import io.hearthline.benchmarks.Run;
import io.hearthline.benchmarks.load.Load;
import io.hearthline.contracts.json.Json;
import io.hearthline.sandbox.suite.Suite;
import io.hearthline.standins.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The packaged telephony-service as it goes into production: calls placed through its API, every webhook and upgrade
/// signed, one-time stream tokens, turns written to Postgres and published to Kafka, metrics and limits on.
final class Hearthline implements Bridge {
    static final String NAME = "hearthline";

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int PLACING_AT_ONCE = 4;
    private static final long FIRST_NUMBER = 12_125_550_000L;
    private static final int NOON = 12;

    private final Load load;
    private final Surroundings surroundings;
    private final Stores stores;
    private final Child process;
    private final String url;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final String token;
    private int placed;

    private Hearthline(Load load, Surroundings surroundings, Stores stores, Child process, String url) {
        this.load = load;
        this.surroundings = surroundings;
        this.stores = stores;
        this.process = process;
        this.url = url;
        this.token = surroundings.tokens().mint();
    }

    static Hearthline start(Run run, Load load, Surroundings surroundings) {
        Path program = Suite.repository().resolve("telephony-service/target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(program)) {
            throw new IllegalStateException("telephony-service is not built: no " + program);
        }
        Stores stores = new Stores(run);
        int port = Ports.free();
        Child process = Child.start(
                run,
                NAME,
                run.folder(NAME),
                settings(stores, surroundings, port),
                List.of(
                        Child.java(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:+UnlockDiagnosticVMOptions",
                        "-XX:+DebugNonSafepoints",
                        "--sun-misc-unsafe-memory-access=allow",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.io.tmpdir=" + run.folder(NAME + "-tmp"),
                        "-jar",
                        program.toString()));
        Hearthline started = new Hearthline(load, surroundings, stores, process, "http://127.0.0.1:" + port);
        process.await(started::ready);
        return started;
    }

    private static Map<String, String> settings(Stores stores, Surroundings surroundings, int port) {
        Map<String, String> settings = new HashMap<>(stores.settings());
        settings.put("PORT", String.valueOf(port));
        settings.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        settings.put("PUBLIC_URL", "http://127.0.0.1:" + port);
        settings.put("JWKS_URL", surroundings.url() + "/.well-known/jwks.json");
        settings.put("PORTAL_PUBLIC_URL", surroundings.url());
        settings.put("TWILIO_API_BASE_URL", surroundings.url());
        settings.put("TWILIO_ACCOUNT_SID", Load.ACCOUNT);
        settings.put("TWILIO_AUTH_TOKEN", Carrier.AUTH_TOKEN);
        settings.put("TWILIO_NUMBER", "+15005550006");
        settings.put("ELEVENLABS_BASE_URL", surroundings.url());
        settings.put("ELEVENLABS_API_KEY", "bench-voice-key-0123456789");
        settings.put("ELEVENLABS_AGENT_ID", "agent_bench");
        settings.put("CALL_TOKEN_SECRET", "bench-call-token-secret-0123456789");
        return settings;
    }

    private boolean ready() {
        try {
            return http.send(request("/q/health/ready").GET().build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            // Not up yet; asked again until the deadline.
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the service", e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(TIMEOUT);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Child process() {
        return process;
    }

    @Override
    public void call(int count) {
        try (ExecutorService placing = Executors.newFixedThreadPool(PLACING_AT_ONCE)) {
            List<? extends java.util.concurrent.Future<?>> calls = java.util.stream.IntStream.range(0, count)
                    .mapToObj(_ -> FIRST_NUMBER + placed++)
                    .map(number -> placing.submit(() -> place("+" + number)))
                    .toList();
            for (var call : calls) {
                call.get();
            }
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("a call cannot be placed: " + e.getCause() + "\n" + process.tail(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while placing calls", e);
        }
    }

    private void place(String number) {
        String body = Json.write(Map.of("to", number, "name", "Ada", "zone", whereItIsNoon()));
        try {
            HttpResponse<String> response = http.send(
                    request("/call/health-check")
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString(UTF_8));
            if (response.statusCode() != 201) {
                throw new IllegalStateException("HTTP " + response.statusCode());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while placing a call", e);
        }
    }

    /// Calling hours hold for everybody; the names of these zones count westwards.
    private static String whereItIsNoon() {
        int westwards = Instant.now().atOffset(ZoneOffset.UTC).getHour() - NOON;
        return "Etc/GMT" + (westwards < 0 ? "" : "+") + westwards;
    }

    @Override
    public void hangUp() {
        load.hangUp();
        surroundings.carrier().hangUp();
        // Endings are written after the streams are gone.
        Pause.until(() -> load.standing().open() == 0, TIMEOUT);
    }

    @Override
    public void close() {
        http.close();
        process.close();
        stores.close();
    }
}
