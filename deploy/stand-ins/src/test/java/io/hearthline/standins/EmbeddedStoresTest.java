package io.hearthline.standins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

class EmbeddedStoresTest {

    @TempDir
    Path folder;

    @Test
    void postgresKeepsCommittedRowsThroughAKill() throws Exception {
        try (var postgres = EmbeddedPostgres.start(folder, 0)) {
            postgres.createDatabase("line");
            sql(postgres, "create table kept (word text)");
            sql(postgres, "insert into kept values ('kettle')");

            int port = postgres.port();
            postgres.kill();
            postgres.restart();

            assertThat(postgres.port()).isEqualTo(port);
            try (var connection = DriverManager.getConnection(
                            postgres.url("line"), EmbeddedPostgres.USER, EmbeddedPostgres.PASSWORD);
                    var rows = connection.createStatement().executeQuery("select word from kept")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo("kettle");
            }
        }
    }

    private static void sql(EmbeddedPostgres postgres, String statement) throws Exception {
        try (var connection = DriverManager.getConnection(
                        postgres.url("line"), EmbeddedPostgres.USER, EmbeddedPostgres.PASSWORD);
                var work = connection.createStatement()) {
            work.execute(statement);
        }
    }

    @Test
    void redisKeepsKeysThroughAKill() {
        try (var redis = EmbeddedRedis.start(folder, 0)) {
            try (var client = new Jedis("127.0.0.1", redis.port())) {
                client.set("word", "kettle");
            }

            redis.kill();
            redis.restart();

            try (var client = new Jedis("127.0.0.1", redis.port())) {
                assertThat(client.get("word")).isEqualTo("kettle");
            }
        }
    }

    @Test
    void kafkaKeepsRecordsThroughAKillAndMakesTopicsWithTwelvePartitions() throws Exception {
        try (var kafka = EmbeddedKafka.start(folder, 0)) {
            try (var producer = new KafkaProducer<>(
                    Map.<String, Object>of("bootstrap.servers", kafka.url(), "acks", "all"),
                    new StringSerializer(),
                    new StringSerializer())) {
                producer.send(new ProducerRecord<>("line.v1", "key", "kettle")).get();
                assertThat(producer.partitionsFor("line.v1")).hasSize(12);
            }

            kafka.kill();
            kafka.restart();

            assertThat(firstRecord(kafka)).isEqualTo("kettle");
        }
    }

    private static String firstRecord(EmbeddedKafka kafka) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", kafka.url(), "group.id", "reader", "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("line.v1"));
            for (int attempt = 0; attempt < 60; attempt++) {
                for (var found : consumer.poll(Duration.ofMillis(500))) {
                    return found.value();
                }
            }
            return "nothing";
        }
    }

    @Test
    void aBusyPortIsNamed() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedRedis.start(folder, taken.getLocalPort()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(String.valueOf(taken.getLocalPort()))
                    .hasMessageContaining("Redis");
        }
    }

    @Test
    void aTestResourceNamesAllThreeStores() {
        var stores = new Stores();
        Map<String, String> settings = stores.start();
        stores.stop();

        assertThat(settings)
                .containsOnlyKeys(
                        "DATABASE_URL", "DATABASE_USER", "DATABASE_PASSWORD", "REDIS_URL", "KAFKA_BOOTSTRAP_SERVERS");
    }
}
