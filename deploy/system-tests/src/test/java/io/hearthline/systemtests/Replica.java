package io.hearthline.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthline.contracts.json.Json;
import io.hearthline.sandbox.suite.Reply;
import io.hearthline.sandbox.suite.Service;
import io.hearthline.sandbox.suite.ServiceProcess;
import io.hearthline.standins.Ports;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.Map;

/** One more telephony process beside the suite's own, on the same stores and carrier. */
final class Replica implements AutoCloseable {
    private final Line line;
    private final int port = Ports.free();
    private final ServiceProcess process;

    /** @param settings over the usual ones; unless they say otherwise it is reached at its own address */
    Replica(Line line, String name, Map<String, String> settings) {
        this.line = line;
        Map<String, String> all = new HashMap<>(line.suite().settings(Service.TELEPHONY));
        all.put("PORT", String.valueOf(port));
        all.put("PUBLIC_URL", "http://127.0.0.1:" + port);
        all.putAll(settings);
        process = line.suite().another(Service.TELEPHONY, name, port, all);
        process.launch();
    }

    Replica ready() {
        process.awaitReady();
        return this;
    }

    int port() {
        return port;
    }

    ServiceProcess process() {
        return process;
    }

    /** Asks this process for a check-in. */
    Line.Placed checkIn(Person person) {
        Reply reply = tryCheckIn(person);
        assertThat(reply.status()).as("status of POST /call/health-check").isEqualTo(201);
        return new Line.Placed(
                reply.json().get("callId").asText(),
                reply.json().get("dialogueId").asText());
    }

    Reply tryCheckIn(Person person) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(process.url() + "/call/health-check"))
                .header("Authorization", "Bearer " + line.suite().api().token())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(Map.of("recipientId", person.id()))))
                .build();
        return line.suite().api().send(request);
    }

    /** The status of its readiness. */
    int readiness() {
        return line.suite()
                .api()
                .send(HttpRequest.newBuilder(URI.create(process.url() + "/q/health/ready"))
                        .GET()
                        .build())
                .status();
    }

    @Override
    public void close() {
        process.stop();
    }
}
