package io.hearthline.postcall;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.hearthline.contracts.json.Json;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** What stands outside the worker: the token issuer's keys, a carrier for text messages, a mail server. */
public final class Outside implements QuarkusTestResourceLifecycleManager {
    public static final String ISSUER = "http://portal.test";
    public static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    /** A text message as the carrier received it. */
    public record Sms(String to, String from, String body, String authorization) {}

    private static final List<Sms> MESSAGES = new CopyOnWriteArrayList<>();
    private static final List<String> PROMPTS = new CopyOnWriteArrayList<>();
    private static final AtomicInteger BUSY = new AtomicInteger();
    private static final RsaJsonWebKey KEY = key();
    private static GreenMail mail;

    private HttpServer http;

    @Override
    public Map<String, String> start() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.createContext("/jwks.json", exchange -> answer(exchange, 200, new JsonWebKeySet(KEY).toJson()));
        http.createContext("/2010-04-01/Accounts/" + ACCOUNT + "/Messages.json", Outside::message);
        http.createContext("/v1/chat/completions", Outside::completion);
        http.start();
        mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        String base = "http://127.0.0.1:" + http.getAddress().getPort();
        return Map.ofEntries(
                Map.entry("OUTSIDE_URL", base),
                Map.entry("JWKS_URL", base + "/jwks.json"),
                Map.entry("PORTAL_PUBLIC_URL", ISSUER),
                Map.entry("TWILIO_API_BASE_URL", base),
                Map.entry("TWILIO_ACCOUNT_SID", ACCOUNT),
                Map.entry("TWILIO_AUTH_TOKEN", TOKEN),
                Map.entry("TWILIO_NUMBER", "+15005550006"),
                Map.entry("ONCALL_PHONE", "+12025550199"),
                Map.entry("ONCALL_EMAIL", "operator@hearthline.test"),
                Map.entry("SMTP_HOST", "127.0.0.1"),
                Map.entry("SMTP_PORT", Integer.toString(mail.getSmtp().getPort())));
    }

    @Override
    public void stop() {
        http.stop(0);
        mail.stop();
    }

    private static void message(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (BUSY.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            answer(exchange, 429, "{\"code\":20429,\"status\":429}");
            return;
        }
        Map<String, String> fields = Arrays.stream(form.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(p -> p[0], p -> URLDecoder.decode(p[1], StandardCharsets.UTF_8)));
        MESSAGES.add(new Sms(
                fields.get("To"),
                fields.get("From"),
                fields.get("Body"),
                exchange.getRequestHeaders().getFirst("Authorization")));
        answer(exchange, 201, "{\"sid\":\"SM0123456789abcdef0123456789abcdef\",\"status\":\"queued\"}");
    }

    /** A model that says one thing it was told, one it was not, and one with a number of its own. */
    private static void completion(HttpExchange exchange) throws IOException {
        PROMPTS.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String summary = """
                {"headline":"She worked in the garden and slept 6 hours.","claims":[
                 {"text":"She planted tomatoes in the garden.","turns":[4]},
                 {"text":"Her brother visited from Canada.","turns":[4]},
                 {"text":"She planted 40 tomatoes.","turns":[4]},
                 {"text":"She likes her garden.","turns":[99]}]}""";
        answer(
                exchange,
                200,
                Json.write(Map.of(
                        "id",
                        "chatcmpl-1",
                        "object",
                        "chat.completion",
                        "created",
                        1,
                        "model",
                        "stand-in",
                        "choices",
                        List.of(Map.of(
                                "index",
                                0,
                                "finish_reason",
                                "stop",
                                "message",
                                Map.of("role", "assistant", "content", summary))),
                        "usage",
                        Map.of("prompt_tokens", 1, "completion_tokens", 1, "total_tokens", 2))));
    }

    /** What the model was asked. */
    public static List<String> prompts() {
        return List.copyOf(PROMPTS);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** Text messages to a number. */
    public static List<Sms> messagesTo(String phone) {
        return MESSAGES.stream().filter(m -> m.to().equals(phone)).toList();
    }

    /** Mails to an address. */
    public static int mailsTo(String address) {
        return (int) Arrays.stream(mail.getReceivedMessages())
                .filter(m -> {
                    try {
                        return m.getAllRecipients()[0].toString().equals(address);
                    } catch (jakarta.mail.MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .count();
    }

    /** The next so many messages get 429. */
    public static void carrierBusy(int times) {
        BUSY.set(times);
    }

    /** A token as the portal issues it. */
    public static String token(String subject, String... roles) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience("hearthline");
        claims.setSubject(subject);
        claims.setExpirationTimeMinutesInTheFuture(5);
        claims.setIssuedAtToNow();
        claims.setGeneratedJwtId();
        claims.setStringListClaim("groups", roles);
        JsonWebSignature jws = new JsonWebSignature();
        jws.setPayload(claims.toJson());
        jws.setKey(KEY.getPrivateKey());
        jws.setKeyIdHeaderValue(KEY.getKeyId());
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        try {
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RsaJsonWebKey key() {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId("test");
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
