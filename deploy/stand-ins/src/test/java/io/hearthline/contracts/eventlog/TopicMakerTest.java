package io.hearthline.contracts.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearthline.contracts.events.Topics;
import io.hearthline.standins.EmbeddedKafka;
import io.hearthline.standins.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicMakerTest {
    @Test
    void makesATopicOnceTheBrokerIsThereAndMendsOneAReaderMade(@TempDir Path folder) throws Exception {
        int port = Ports.free();
        TopicMaker.keptAWeek("127.0.0.1:" + port, Topics.CALLS);

        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, port);
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.url()))) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> admin.listTopics().names().get().contains(Topics.CALLS));
            admin.createTopics(List.of(new NewTopic(Topics.ACCESS, Topics.PARTITIONS, (short) 1)))
                    .all()
                    .get();
            TopicMaker.compacted(kafka.url(), Topics.ACCESS);
            // A broker may not know for a moment what it has just made.
            await().atMost(Duration.ofSeconds(30))
                    .ignoreException(ExecutionException.class)
                    .until(() -> setting(admin, Topics.ACCESS, "cleanup.policy").equals("compact"));

            assertThat(setting(admin, Topics.CALLS, "retention.ms")).isEqualTo("604800000");
            assertThat(setting(admin, Topics.ACCESS, "max.compaction.lag.ms")).isEqualTo("172800000");
            assertThat(admin.describeTopics(List.of(Topics.CALLS))
                            .allTopicNames()
                            .get()
                            .get(Topics.CALLS)
                            .partitions())
                    .hasSize(Topics.PARTITIONS);
        }
    }

    private static String setting(Admin admin, String topic, String name)
            throws InterruptedException, ExecutionException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Config config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
        return config.get(name).value();
    }
}
