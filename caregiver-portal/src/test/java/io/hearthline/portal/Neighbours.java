package io.hearthline.portal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** telephony and the worker as a portal sees them: answers on the wire, set by each test. */
public final class Neighbours implements QuarkusTestResourceLifecycleManager {
    /** An answer to a path. */
    public record Answer(int status, String body) {}

    /** A request that came. */
    public record Asked(String method, String uri, String authorization, String body) {}

    private static final Map<String, Answer> ANSWERS = new ConcurrentHashMap<>();
    private static final List<Asked> ASKED = new CopyOnWriteArrayList<>();

    private HttpServer server;

    /** From now on {@code path}, without its query, is answered so. */
    public static void answer(String path, int status, String body) {
        ANSWERS.put(path, new Answer(status, body));
    }

    /** Forgets all answers and requests. */
    public static void reset() {
        ANSWERS.clear();
        ASKED.clear();
    }

    /** The requests to a path, in order. */
    public static List<Asked> asked(String path) {
        return ASKED.stream()
                .filter(each -> each.uri().split("\\?")[0].equals(path))
                .toList();
    }

    /** Starts it outside a test run. */
    public static Neighbours started() {
        var neighbours = new Neighbours();
        neighbours.start();
        return neighbours;
    }

    /** Its address. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException("no port", e);
        }
        server.createContext("/", Neighbours::serve);
        server.start();
        return Map.of("TELEPHONY_URL", url(), "RECORDS_URL", url());
    }

    private static void serve(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        ASKED.add(
                new Asked(exchange.getRequestMethod(), exchange.getRequestURI().toString(), authorization, body));
        Answer answer = ANSWERS.getOrDefault(
                exchange.getRequestURI().getPath(),
                new Answer(404, "{\"type\":\"/problems/not-found\",\"title\":\"Not found\",\"status\":404}"));
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        String type = answer.status() >= 400 ? "application/problem+json" : "application/json";
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
