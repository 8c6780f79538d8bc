package io.hearthline.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.contracts.transcript.Turn;
import io.hearthline.sandbox.suite.Service;
import io.hearthline.sandbox.suite.ServiceProcess;
import io.hearthline.standins.Ports;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Somebody never comes to an end: before the carrier cuts the call, the agent says goodbye. */
@OnTheSuite
@ResourceLock("processor")
class LongestCallST {
    private final Line line;

    LongestCallST(Line line) {
        this.line = line;
    }

    @Test
    void theGoodbyeIsSpokenAndItsOrderIsInNoTranscript() {
        Person person = line.somebody("talks-on");
        ServiceProcess telephony = telephonyWithShortCalls();
        try {
            Line.Placed call = line.placed(line.suite()
                    .api()
                    .send(HttpRequest.newBuilder(URI.create(telephony.url() + "/call"))
                            .timeout(Duration.ofSeconds(30))
                            .header(
                                    "Authorization",
                                    "Bearer " + line.suite().api().token())
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString("{\"recipientId\":\"" + person.id() + "\"}"))
                            .build()));

            var ended = line.ended(call);
            List<String> said = ended.turns().stream().map(Turn::text).toList();

            assertThat(ended.outcome()).isEqualTo(CallOutcome.COMPLETED);
            assertThat(said).anyMatch(text -> text.contains("Our time is up now"));
            assertThat(said).noneMatch(text -> text.contains("[["));
            assertThat(Line.heardBy(line.phoneCall(person)))
                    .contains("Our time is up")
                    .doesNotContain("[[");
            assertThat(line.phoneCall(person).hungUpBy()).isIn("rest", "twiml");
        } finally {
            telephony.stop();
        }
    }

    /** Another replica, whose calls last a minute at the most and say goodbye long before. */
    private ServiceProcess telephonyWithShortCalls() {
        Map<String, String> settings = new HashMap<>(line.suite().settings(Service.TELEPHONY));
        int port = Ports.free();
        settings.put("PORT", String.valueOf(port));
        settings.put("PUBLIC_URL", "http://127.0.0.1:" + port);
        settings.put("MAX_CALL_DURATION_MINUTES", "1");
        settings.put("TELEPHONY_CALLS_GOODBYE_BEFORE", "55s");
        ServiceProcess telephony = line.suite().another(Service.TELEPHONY, "short-calls", port, settings);
        telephony.launch();
        telephony.awaitReady();
        return telephony;
    }
}
