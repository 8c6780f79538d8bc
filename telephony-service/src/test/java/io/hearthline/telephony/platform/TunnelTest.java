package io.hearthline.telephony.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TunnelTest {
    private final HttpServer agent = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

    TunnelTest() throws IOException {}

    @AfterEach
    void stop() {
        agent.stop(0);
    }

    private Function<String, Optional<String>> agentSaying(String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        agent.createContext("/api/tunnels", exchange -> {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        agent.start();
        return environment(Map.of(
                "USE_DYNAMIC_NGROK",
                "true",
                "NGROK_API_URL",
                "http://localhost:" + agent.getAddress().getPort()));
    }

    private static Function<String, Optional<String>> environment(Map<String, String> values) {
        return name -> Optional.ofNullable(values.get(name));
    }

    @Test
    void takesTheTunnelsHttpsAddress() throws IOException {
        Function<String, Optional<String>> environment = agentSaying("""
                {"tunnels":[{"proto":"http","public_url":"http://a1.example"},
                            {"proto":"https","public_url":"https://a1.example"}]}""");

        assertThat(Tunnel.wanted(environment)).isTrue();
        assertThat(Tunnel.publicUrl(environment)).isEqualTo("https://a1.example");
    }

    @Test
    void saysSoWhereThereIsNoneAndAsksNoOtherMachine() {
        assertThatThrownBy(() -> Tunnel.publicUrl(agentSaying("{\"tunnels\":[]}")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no https address");
        assertThatThrownBy(() -> Tunnel.publicUrl(environment(Map.of("NGROK_API_URL", "http://192.0.2.1:4040"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("on this machine");
    }

    @Test
    void isNotAskedUnlessItIsWanted() {
        assertThat(Tunnel.wanted(environment(Map.of()))).isFalse();
        assertThat(Tunnel.wanted(environment(Map.of("USE_DYNAMIC_NGROK", "false"))))
                .isFalse();
        assertThat(Tunnel.wanted(environment(Map.of("ENABLE_NGROK", "true")))).isTrue();
    }
}
