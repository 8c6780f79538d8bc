package io.hearthline.benchmarks.media;

import io.hearthline.benchmarks.Run;
import io.hearthline.standins.EmbeddedKafka;
import io.hearthline.standins.EmbeddedPostgres;
import io.hearthline.standins.EmbeddedRedis;
import java.util.Map;

/// Real Postgres, Redis and Kafka, each a process of its own.
final class Stores implements AutoCloseable {
    private static final String DATABASE = "hearthline";

    private final EmbeddedKafka kafka;
    private final EmbeddedPostgres postgres;
    private final EmbeddedRedis redis;

    Stores(Run run) {
        kafka = EmbeddedKafka.start(run.folder("kafka"), 0);
        postgres = EmbeddedPostgres.start(run.folder("postgres"), 0);
        redis = EmbeddedRedis.start(run.folder("redis"), 0);
        postgres.createDatabase(DATABASE);
        run.watchChildren();
    }

    /// Where they are, by the names the services know.
    Map<String, String> settings() {
        return Map.of(
                "DATABASE_URL", postgres.url(DATABASE),
                "DATABASE_USER", EmbeddedPostgres.USER,
                "DATABASE_PASSWORD", EmbeddedPostgres.PASSWORD,
                "REDIS_URL", redis.url(),
                "KAFKA_BOOTSTRAP_SERVERS", kafka.url());
    }

    @Override
    public void close() {
        kafka.kill();
        kafka.stop();
        postgres.kill();
        postgres.stop();
        redis.kill();
        redis.stop();
    }
}
