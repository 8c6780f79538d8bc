package io.hearthline.standins;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Real Postgres (with an empty database), Redis and Kafka for a Quarkus test: {@code @QuarkusTestResource(Stores.class)}.
 * Their addresses come as the settings the services read: {@code DATABASE_URL}, {@code DATABASE_USER},
 * {@code DATABASE_PASSWORD}, {@code REDIS_URL} and {@code KAFKA_BOOTSTRAP_SERVERS}.
 */
public final class Stores implements QuarkusTestResourceLifecycleManager {
    private static final String DATABASE = "hearthline";

    private @Nullable EmbeddedPostgres postgres;
    private @Nullable EmbeddedRedis redis;
    private @Nullable EmbeddedKafka kafka;

    @Override
    public Map<String, String> start() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var startingKafka = starting(EmbeddedKafka::start, threads);
            var startingPostgres = starting(Stores::postgresWithDatabase, threads);
            var startingRedis = starting(EmbeddedRedis::start, threads);
            kafka = startingKafka.join();
            postgres = startingPostgres.join();
            redis = startingRedis.join();
            return Map.of(
                    "DATABASE_URL", postgres.url(DATABASE),
                    "DATABASE_USER", EmbeddedPostgres.USER,
                    "DATABASE_PASSWORD", EmbeddedPostgres.PASSWORD,
                    "REDIS_URL", redis.url(),
                    "KAFKA_BOOTSTRAP_SERVERS", kafka.url());
        }
    }

    private static <T> CompletableFuture<T> starting(Supplier<T> start, ExecutorService threads) {
        return CompletableFuture.supplyAsync(start, threads);
    }

    private static EmbeddedPostgres postgresWithDatabase() {
        EmbeddedPostgres postgres = EmbeddedPostgres.start();
        postgres.createDatabase(DATABASE);
        return postgres;
    }

    @Override
    public void stop() {
        if (kafka != null) {
            kafka.kill();
            kafka.stop();
        }
        if (postgres != null) {
            postgres.kill();
            postgres.stop();
        }
        if (redis != null) {
            redis.stop();
        }
    }
}
