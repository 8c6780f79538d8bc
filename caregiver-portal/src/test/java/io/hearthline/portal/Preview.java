package io.hearthline.portal;

import io.hearthline.contracts.events.RecipientEvent;
import io.hearthline.contracts.health.Severity;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.standins.Stores;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Starts the packaged portal with real stores and a few invented people, to look at its pages; argument: the port. */
final class Preview {
    private Preview() {}

    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        var stores = new Stores();
        Map<String, String> settings = new HashMap<>(stores.start());
        settings.putAll(new PortalSettings().start());
        Neighbours neighbours = Neighbours.started();
        settings.putAll(Map.of(
                "TELEPHONY_URL", neighbours.url(),
                "RECORDS_URL", neighbours.url(),
                "PORT", String.valueOf(port),
                "PORTAL_PUBLIC_URL", "http://localhost:" + port));
        publish(settings.get("KAFKA_BOOTSTRAP_SERVERS"));
        var command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                "target/quarkus-app/quarkus-run.jar");
        command.environment().putAll(settings);
        Process portal = command.inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            portal.destroy();
            stores.stop();
        }));
        portal.waitFor();
    }

    private static void publish(String kafka) {
        Instant now = Instant.now();
        try (var published = new Published(kafka)) {
            var call = CallId.random();
            var dialogue = DialogueId.random();
            RecipientId rosa = published.person("Rosa Almeida", "Rosa", RecipientEvent.Status.ACTIVE, null);
            published.ended(call, dialogue, rosa, CallOutcome.PARTIAL, now);
            published.summarised(call, dialogue, rosa, now);
            SampleCall.answered(call, dialogue, rosa, published.alert(call, dialogue, rosa, Severity.EMERGENCY, now));
            RecipientId walter = published.person("Walter Brandt", "Walter", RecipientEvent.Status.ACTIVE, null);
            published.ended(CallId.random(), DialogueId.random(), walter, CallOutcome.NO_ANSWER, now);
            RecipientId lina = published.person("Lina Osei", "Lina", RecipientEvent.Status.ACTIVE, null);
            var live = CallId.random();
            published.placed(live, dialogue, lina, now);
            published.answered(live, dialogue, lina, now);
            RecipientId henry = published.person("Henry Whitfield", "Mr Whitfield", RecipientEvent.Status.ACTIVE, null);
            published.ended(CallId.random(), DialogueId.random(), henry, CallOutcome.COMPLETED, now);
            published.person("Grace Kim", "Grace", RecipientEvent.Status.ACTIVE, null);
            published.person("Ivan Petrov", "Ivan", RecipientEvent.Status.PAUSED, now.plus(Duration.ofDays(2)));
            System.out.println("call page: /calls/" + call + " person: /people/" + rosa);
        }
    }
}
