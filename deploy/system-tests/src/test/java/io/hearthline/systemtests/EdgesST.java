package io.hearthline.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.sandbox.suite.Reply;
import io.hearthline.sandbox.suite.Service;
import io.hearthline.sandbox.suite.ServiceProcess;
import io.hearthline.standins.EmbeddedKafka;
import io.hearthline.standins.Ports;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is not who they should be gets nothing, and disturbs nobody. */
@OnTheSuite
@ResourceLock("processor")
class EdgesST {
    private static final String NOBODY = "/00000000-0000-0000-0000-000000000000";

    private final Line line;
    private final CarrierClient carrier;

    EdgesST(Line line) {
        this.line = line;
        this.carrier = new CarrierClient(line.suite());
    }

    @AfterEach
    void close() {
        carrier.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/twiml", "/twiml/resume", "/status-callback", "/twiml" + NOBODY, "/status-callback" + NOBODY})
    void requestsTheCarrierDidNotSignAreForbidden(String path) {
        Map<String, String> form = Map.of("CallSid", "CA" + "0".repeat(32), "CallStatus", "completed");

        assertThat(line.suite().api().send(carrier.unsigned(path, form)).status())
                .isEqualTo(403);
        assertThat(line.suite()
                        .api()
                        .send(carrier.signed(path, form, "not the token"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void socketsTheCarrierDidNotSignAreForbidden() {
        assertThat(carrier.upgrade(null)).isEqualTo(403);
        assertThat(carrier.upgrade("not the token")).isEqualTo(403);
        assertThat(carrier.upgrade(line.suite().secrets().authToken())).isEqualTo(101);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"token\":\"made.up.token\"}", "{\"callToken\":\"made.up.token\"}"})
    void aSocketWithoutAKnownTokenIsClosed(String parameters) {
        CarrierClient.MediaSocket socket = carrier.open();

        socket.send("{\"event\":\"connected\",\"protocol\":\"Call\",\"version\":\"1.0.0\"}");
        socket.send(start(parameters));

        Line.until("the close", Line.SOON, () -> socket.closed().isDone());
    }

    @Test
    void malformedFramesEndNoOtherCall() {
        Person person = line.somebody("cooperative", "hypertension");
        Line.Placed call = line.checkIn(person);
        line.answersCaptured(call, 1);

        for (String frame : List.of(
                "not json", "{", "[]", "{\"event\":7}", "{\"event\":\"media\"}", start("7"), "x".repeat(200_000))) {
            CarrierClient.MediaSocket socket = carrier.open();
            boolean _ = socket.send(frame) && socket.sendBinary(new byte[] {1, 2, 3});
            socket.socket().abort();
        }

        assertThat(line.ended(call).outcome()).isEqualTo(CallOutcome.COMPLETED);
        assertThat(Line.recorded(line.kept(call))).isEqualTo(line.meant(person));
        assertThat(line.phoneCall(person).warnings()).isEmpty();
    }

    private String start(String parameters) {
        String id = "0".repeat(32);
        return """
                {"event":"start","sequenceNumber":"1","streamSid":"MZ%s","start":{"streamSid":"MZ%s",\
                "accountSid":"%s","callSid":"CA%s","tracks":["inbound"],"customParameters":%s,\
                "mediaFormat":{"encoding":"audio/x-mulaw","sampleRate":8000,"channels":1}}}""".formatted(id, id, line.suite().secrets().accountSid(), id, parameters);
    }

    @Test
    void chatCompletionsWithoutTheSecretAreRefusedInOpenAisShape() {
        String body = "{\"model\":\"m\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}";
        for (String secret : List.of("", "Bearer wrong", "Basic wrong")) {
            HttpRequest.Builder request = line.suite()
                    .api()
                    .bare(Service.LLM, "/v1/chat/completions")
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body));
            if (!secret.isEmpty()) {
                request.header("Authorization", secret);
            }

            Reply reply = line.suite().api().send(request.build());

            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.json().path("error").path("message").asText()).isNotEmpty();
            assertThat(reply.json().path("error").has("type")).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TELEPHONY, /recipients",
        "TELEPHONY, /calls",
        "TELEPHONY, /sessions",
        "LLM, /dialogues" + NOBODY,
        "WORKER, /records?recipientId=00000000-0000-0000-0000-000000000000",
        "WORKER, /summaries" + NOBODY,
        "WORKER, /transcripts" + NOBODY,
        "WORKER, /alerts"
    })
    void managementWithoutATokenIsUnauthorised(Service service, String path) {
        Reply reply = line.suite()
                .api()
                .send(line.suite().api().bare(service, path).GET().build());

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.type()).isEqualTo("application/problem+json");
    }

    @Test
    void managementWithoutAConfiguredKeyIsUnavailable() {
        Map<String, String> settings = new HashMap<>(line.suite().settings(Service.TELEPHONY));
        int port = Ports.free();
        settings.remove("JWKS_URL");
        settings.put("PORT", String.valueOf(port));
        settings.put("DATABASE_URL", line.suite().newDatabase("alone"));
        try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
            settings.put("KAFKA_BOOTSTRAP_SERVERS", kafka.url());
            managementIsUnavailable(port, settings);
            kafka.kill();
        }
    }

    private void managementIsUnavailable(int port, Map<String, String> settings) {
        ServiceProcess alone = line.suite().another(Service.TELEPHONY, "telephony-alone", port, settings);
        alone.launch();
        try {
            Line.until("its HTTP", Duration.ofMinutes(1), () -> answers(alone));

            Reply reply = line.suite()
                    .api()
                    .send(HttpRequest.newBuilder(URI.create(alone.url() + "/recipients"))
                            .header(
                                    "Authorization",
                                    "Bearer " + line.suite().api().token())
                            .build());

            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.type()).isEqualTo("application/problem+json");
        } finally {
            alone.kill();
        }
    }

    private boolean answers(ServiceProcess process) {
        try {
            return line.suite()
                            .api()
                            .send(HttpRequest.newBuilder(URI.create(process.url() + "/"))
                                    .build())
                            .status()
                    == 200;
        } catch (UncheckedIOException e) {
            // Not up yet; asked again.
            return false;
        }
    }
}
