package io.hearthline.telephony;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.hearthline.standins.Ports;
import io.hearthline.standins.elevenlabs.ElevenLabsConfig;
import io.hearthline.standins.elevenlabs.ElevenLabsStandIn;
import io.hearthline.standins.twilio.TwilioConfig;
import io.hearthline.standins.twilio.TwilioStandIn;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The phone company, the voice vendor, a model that says goodbye after three answers, and a token issuer's keys. */
public final class Vendors implements QuarkusTestResourceLifecycleManager {
    static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
    static final String AUTH_TOKEN = "0123456789abcdef0123456789abcdef";
    public static final String SECONDARY_TOKEN = "fedcba9876543210fedcba9876543210";
    static final String NUMBER = "+15005550006";
    /** Somebody who says this is answered for minutes. */
    public static final String TALK_AT_LENGTH = "[keypad 9]";
    /** Nobody answers it unless a test says who does. */
    public static final String OPERATOR = "+14155550911";

    private static final double PACE = 8;

    private TwilioStandIn twilio;
    private ElevenLabsStandIn elevenLabs;
    private HttpServer model;
    private Path keys;
    private Path recordings;

    @Override
    public Map<String, String> start() {
        try {
            KeyPair pair = keyPair();
            keys = Files.createTempFile("jwks", ".json");
            recordings = Files.createTempDirectory("recordings");
            Files.writeString(keys, jwks((RSAPublicKey) pair.getPublic()));
            model = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            model.createContext("/v1/chat/completions", Vendors::complete);
            model.start();
            twilio = TwilioStandIn.start(new TwilioConfig(Ports.free(), ACCOUNT, AUTH_TOKEN, List.of(NUMBER)));
            twilio.pace(PACE);
            elevenLabs = ElevenLabsStandIn.start(ElevenLabsConfig.of(
                    Ports.free(),
                    "el-key",
                    "agent_test",
                    new ElevenLabsConfig.Llm(
                            URI.create("http://localhost:" + model.getAddress().getPort() + "/v1"), "secret", "test"),
                    PACE));
            return settings(Ports.free(), pair);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> settings(int port, KeyPair pair) {
        return Map.ofEntries(
                Map.entry("quarkus.http.test-port", Integer.toString(port)),
                Map.entry("PUBLIC_URL", "http://localhost:" + port),
                Map.entry("TWILIO_ACCOUNT_SID", ACCOUNT),
                Map.entry("TWILIO_AUTH_TOKEN", AUTH_TOKEN),
                Map.entry("TWILIO_NUMBER", NUMBER),
                Map.entry("TWILIO_CALLS_PER_SECOND", "20"),
                Map.entry("TWILIO_AUTH_TOKEN_SECONDARY", SECONDARY_TOKEN),
                Map.entry("ONCALL_PHONE", OPERATOR),
                Map.entry("ENCRYPTION_KEY", Base64.getEncoder().encodeToString(new byte[32])),
                Map.entry("RECORDINGS_PATH", recordings.toString()),
                Map.entry("TWILIO_API_BASE_URL", "http://localhost:" + twilio.port()),
                Map.entry("ELEVENLABS_API_KEY", "el-key"),
                Map.entry("ELEVENLABS_AGENT_ID", "agent_test"),
                Map.entry("ELEVENLABS_BASE_URL", elevenLabs.url()),
                Map.entry("CALL_TOKEN_SECRET", "a-secret-of-the-tests"),
                Map.entry("telephony.twilio.behind-patience", "2s"),
                Map.entry("telephony.preview.longest", "5s"),
                Map.entry("JWKS_URL", keys.toUri().toString()),
                Map.entry("PORTAL_PUBLIC_URL", "http://localhost:8080"),
                Map.entry(
                        "test.key",
                        Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded())),
                Map.entry("test.elevenlabs", elevenLabs.url()));
    }

    private static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String jwks(RSAPublicKey key) {
        return """
                {"keys":[{"kty":"RSA","kid":"test","use":"sig","alg":"RS256","n":"%s","e":"%s"}]}""".formatted(unsigned(key.getModulus()), unsigned(key.getPublicExponent()));
    }

    private static String unsigned(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] magnitude = bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(magnitude);
    }

    private static void complete(HttpExchange exchange) throws IOException {
        String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (request.contains(TALK_AT_LENGTH)) {
            answer(
                    exchange,
                    chunk("{\"content\":\"" + "I could go on about that for hours. ".repeat(200) + "\"}", "null"));
            return;
        }
        int answers = request.split("\"role\":\"user\"", -1).length - 1;
        String deltas = answers < 3
                ? chunk(
                                answers < 2
                                        ? "{\"content\":\"How are you feeling today? \"}"
                                        : "{\"content\":\"How many hours did you sleep last night? \"}",
                                "null")
                        + chunk("{}", "\"stop\"")
                : chunk("{\"content\":\"Thank you. Goodbye. \"}", "null")
                        + chunk(
                                "{\"tool_calls\":[{\"index\":0,\"id\":\"call_1\",\"type\":\"function\",\"function\":"
                                        + "{\"name\":\"end_call\",\"arguments\":\"{\\\"reason\\\":\\\"done\\\"}\"}}]}",
                                "null")
                        + chunk("{}", "\"tool_calls\"");
        answer(exchange, deltas);
    }

    private static void answer(HttpExchange exchange, String deltas) throws IOException {
        byte[] body = (deltas + "data: [DONE]\n\n").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String chunk(String delta, String finish) {
        return "data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"test\","
                + "\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":" + finish + "}]}\n\n";
    }

    @Override
    public void stop() {
        if (twilio != null) {
            twilio.stop();
        }
        if (elevenLabs != null) {
            elevenLabs.close();
        }
        if (model != null) {
            model.stop(0);
        }
        if (keys != null) {
            keys.toFile().deleteOnExit();
        }
    }
}
