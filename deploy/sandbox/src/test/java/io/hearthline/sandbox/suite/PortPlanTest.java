package io.hearthline.sandbox.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PortPlanTest {
    @Test
    void aBusyPortIsNamedWithItsVariable() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<String, String> environment = others();
            environment.put("WORKER_PORT", String.valueOf(taken.getLocalPort()));

            assertThatThrownBy(() -> PortPlan.of(environment, Map.of(), 0))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("port " + taken.getLocalPort() + " is in use")
                    .hasMessageContaining("WORKER_PORT");
        }
    }

    @Test
    void theCommandLineWinsOverTheEnvironment() {
        PortPlan free = PortPlan.free();
        Map<String, String> environment = others();

        PortPlan plan = PortPlan.of(environment, Map.of(Port.PORTAL, free.of(Port.PORTAL)), 0);

        assertThat(plan.of(Port.PORTAL)).isEqualTo(free.of(Port.PORTAL));
        assertThat(plan.url(Port.PORTAL)).isEqualTo("http://127.0.0.1:" + free.of(Port.PORTAL));
        assertThat(plan.of(Port.REDIS)).isEqualTo(Integer.parseInt(environment.get("REDIS_PORT")));
    }

    @Test
    void saysWhichVariableIsNoPort() {
        assertThatThrownBy(() -> PortPlan.of(Map.of("KAFKA_PORT", "many"), Map.of(), 0))
                .hasMessage("KAFKA_PORT is not a number");
        assertThatThrownBy(() -> PortPlan.of(Map.of("KAFKA_PORT", "70000"), Map.of(), 0))
                .hasMessageStartingWith("KAFKA_PORT is 70000");
    }

    @Test
    void twoCannotListenOnOnePort() {
        Map<String, String> environment = others();
        environment.put("REDIS_PORT", environment.get("KAFKA_PORT"));

        assertThatThrownBy(() -> PortPlan.of(environment, Map.of(), 0))
                .hasMessageContaining("KAFKA_PORT and REDIS_PORT are both");
    }

    private static Map<String, String> others() {
        PortPlan free = PortPlan.free();
        return Arrays.stream(Port.values())
                .collect(Collectors.toMap(Port::variable, port -> String.valueOf(free.of(port))));
    }
}
