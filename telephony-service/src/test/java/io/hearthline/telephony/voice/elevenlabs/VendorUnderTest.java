package io.hearthline.telephony.voice.elevenlabs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.hearthline.standins.elevenlabs.ElevenLabsConfig.Llm;
import io.hearthline.standins.elevenlabs.ElevenLabsStandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** The vendor with one agent, and a custom LLM that has one answer to everything. */
final class VendorUnderTest implements AutoCloseable {
    static final String REPLY = "Thank you. How did you sleep last night?";
    private static final double PACE = 10;

    private final HttpServer model = model();
    private final ElevenLabsStandIn standIn;

    /** @param format of the agent's audio, both ways */
    VendorUnderTest(String format) {
        var llm = new Llm(URI.create("http://localhost:" + model.getAddress().getPort() + "/v1"), "secret", "test");
        var all = io.hearthline.standins.elevenlabs.ElevenLabsConfig.of(0, "el-key", "agent_1", llm, PACE);
        var agent = new io.hearthline.standins.elevenlabs.ElevenLabsConfig.Agent(
                "agent_1",
                "Be brief.",
                "Hi.",
                io.hearthline.standins.elevenlabs.ElevenLabsConfig.ALL_OVERRIDES,
                format);
        standIn = ElevenLabsStandIn.start(new io.hearthline.standins.elevenlabs.ElevenLabsConfig(
                0, all.apiKey(), agent, llm, all.timing(), null));
    }

    ElevenLabsStandIn standIn() {
        return standIn;
    }

    String url() {
        return standIn.url();
    }

    private static HttpServer model() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/v1/chat/completions", VendorUnderTest::complete);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void complete(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        String chunk = "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"test\","
                + "\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + REPLY + "\"},\"finish_reason\":null}]}\n\n";
        byte[] body = (chunk + "data: [DONE]\n\n").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        standIn.close();
        model.stop(0);
    }
}
