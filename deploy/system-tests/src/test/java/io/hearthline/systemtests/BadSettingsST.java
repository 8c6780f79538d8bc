package io.hearthline.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearthline.sandbox.suite.Service;
import io.hearthline.sandbox.suite.ServiceProcess;
import io.hearthline.standins.Ports;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wrong setting stops the start, and the log names its variable and not its value. */
@OnTheSuite
@ResourceLock("processor")
class BadSettingsST {
    private final Line line;

    BadSettingsST(Line line) {
        this.line = line;
    }

    @ParameterizedTest
    @CsvSource({
        "TELEPHONY, TWILIO_AUTH_TOKEN, ''",
        "TELEPHONY, CALL_TOKEN_SECRET, 2short",
        "LLM, CUSTOM_LLM_SECRET, ''",
        "WORKER, DATABASE_URL, ''",
        "PORTAL, SERVICE_CLIENT_SECRET, ''"
    })
    void aWrongSettingStopsTheStartAndIsNamed(Service service, String variable, String value) throws Exception {
        Map<String, String> settings = new HashMap<>(line.suite().settings(service));
        int port = Ports.free();
        settings.put("PORT", String.valueOf(port));
        settings.put(variable, value);

        ServiceProcess process =
                line.suite().another(service, "wrong-" + service.module() + "-" + variable, port, settings);
        process.launch();

        Line.until("its end", Duration.ofMinutes(1), () -> !process.isAlive());
        String log = Files.readString(process.log());
        assertThat(log).contains(variable);
        if (!value.isEmpty()) {
            assertThat(log).doesNotContain(value);
        }
    }
}
