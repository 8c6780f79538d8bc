package io.hearthline.standins.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hearthline.standins.edge.Form;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A carrier with its customer, and the requests a test makes. */
final class CarrierUnderTest implements AutoCloseable {

    static final String OURS = "+14155550100";
    static final String MARIA = "+14155550123";
    private static final String ACCOUNT = "AC0a1b2c3d4e5f60718293a4b5c6d7e8f9";
    private static final ObjectMapper JSON = new ObjectMapper();

    final HttpClient http = HttpClient.newHttpClient();
    final Customer customer = new Customer();
    final TwilioStandIn carrier = TwilioStandIn.start(new TwilioConfig(0, ACCOUNT, Customer.TOKEN, List.of(OURS)));

    CarrierUnderTest() throws Exception {
        carrier.pace(10);
    }

    @Override
    public void close() {
        carrier.stop();
        customer.close();
    }

    JsonNode place(String to) throws Exception {
        HttpResponse<String> response = create(to);
        assertThat(response.statusCode()).isEqualTo(201);
        return JSON.readTree(response.body());
    }

    HttpResponse<String> create(String to) throws Exception {
        Form form = new Form()
                .add("To", to)
                .add("From", OURS)
                .add("Url", customer.url("/voice"))
                .add("StatusCallback", customer.url("/status"))
                .add("StatusCallbackEvent", "initiated")
                .add("StatusCallbackEvent", "ringing")
                .add("StatusCallbackEvent", "answered")
                .add("StatusCallbackEvent", "completed")
                .add("Timeout", "30");
        return request("POST", "/Calls.json", form.encode());
    }

    void hangUp(String sid) throws Exception {
        assertThat(request("POST", "/Calls/" + sid + ".json", "Status=completed")
                        .statusCode())
                .isEqualTo(200);
    }

    String base() {
        return "http://localhost:" + carrier.port() + "/2010-04-01/Accounts/" + ACCOUNT;
    }

    HttpResponse<String> request(String method, String path, String body) throws Exception {
        String basic = Base64.getEncoder().encodeToString((ACCOUNT + ":" + Customer.TOKEN).getBytes(UTF_8));
        return http.send(
                HttpRequest.newBuilder(URI.create(base() + path))
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    String control(String method, String path, String body) throws Exception {
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + carrier.port() + "/control/" + path))
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isBetween(200, 204);
        return response.body();
    }

    PlacedCall call(String sid) {
        return carrier.calls().stream()
                .filter(call -> call.sid().equals(sid))
                .findFirst()
                .orElseThrow();
    }

    PlacedCall ended(String sid) {
        await().atMost(Duration.ofSeconds(30)).until(() -> call(sid).endedAt() != null);
        return call(sid);
    }

    JsonNode frame(String event) {
        return customer.frames.stream()
                .filter(frame -> frame.path("event").asText().equals(event))
                .findFirst()
                .orElse(null);
    }

    static JsonNode fixture(String name) throws Exception {
        try (var file = CarrierUnderTest.class.getResourceAsStream("/twilio/" + name + ".json")) {
            return JSON.readTree(file);
        }
    }

    static String[] names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toArray(String[]::new);
    }

    /** Path to JSON type, of everything but the customer's own parameters. */
    static Map<String, String> shape(JsonNode node) {
        Map<String, String> shape = new java.util.TreeMap<>();
        shape("", node, shape);
        return shape;
    }

    private static void shape(String path, JsonNode node, Map<String, String> into) {
        into.put(path, node.getNodeType().name());
        if (!path.endsWith("customParameters")) {
            node.properties().forEach(field -> shape(path + "/" + field.getKey(), field.getValue(), into));
        }
    }
}
