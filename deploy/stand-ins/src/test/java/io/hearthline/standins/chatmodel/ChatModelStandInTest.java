package io.hearthline.standins.chatmodel;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChatModelStandInTest {
    private static final String KEY = "sk-rules";

    private final ChatModelStandIn model = ChatModelStandIn.start(new ChatModelConfig(0, KEY));
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void end() {
        model.close();
    }

    private HttpResponse<String> ask(JsonObject body, String key) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(model.url() + "/chat/completions"))
                        .header("Authorization", "Bearer " + key)
                        .timeout(Duration.ofSeconds(5))
                        .POST(HttpRequest.BodyPublishers.ofString(body.encode()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static JsonObject fixture(String name) throws Exception {
        try (InputStream in = ChatModelStandInTest.class.getResourceAsStream("/chatmodel/" + name + ".json")) {
            return new JsonObject(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static JsonObject saying(String text) {
        return new JsonObject()
                .put("model", "any")
                .put(
                        "messages",
                        new JsonArray().add(new JsonObject().put("role", "user").put("content", text)));
    }

    private static String content(HttpResponse<String> response) {
        return new JsonObject(response.body())
                .getJsonArray("choices")
                .getJsonObject(0)
                .getJsonObject("message")
                .getString("content");
    }

    @Test
    void takesUpTheLastThingThePersonNamedAndSaysItIsNoModel() throws Exception {
        HttpResponse<String> answer = ask(saying("I was out in my garden and saw the neighbour."), KEY);

        assertThat(content(answer))
                .isEqualTo("You mentioned the neighbour. What would you like to tell me about the neighbour?");
        JsonObject shown = new JsonObject(answer.body());
        assertThat(shown.getString("model")).isEqualTo("rule-based-stand-in");
        assertThat(shown.fieldNames()).isEqualTo(fixture("chat_response_text").fieldNames());
    }

    @Test
    void aWrongKeyIsRefusedInTheVendorsShape() throws Exception {
        HttpResponse<String> answer = ask(saying("Hello."), "wrong");

        assertThat(answer.statusCode()).isEqualTo(401);
        JsonObject error = new JsonObject(answer.body()).getJsonObject("error");
        assertThat(error.fieldNames())
                .isEqualTo(fixture("chat_error_401").getJsonObject("error").fieldNames());
        assertThat(error.getString("code")).isEqualTo("invalid_api_key");
    }

    @Test
    void streamsWordByWordWithUsageWhereAskedFor() throws Exception {
        String body = ask(fixture("chat_request_stream_tools"), KEY).body();

        String[] lines = body.strip().split("\n\n");
        assertThat(lines[lines.length - 1]).isEqualTo("data: [DONE]");
        JsonObject usage = new JsonObject(lines[lines.length - 2].substring("data: ".length()));
        assertThat(usage.getJsonArray("choices")).isEmpty();
        assertThat(usage.getJsonObject("usage").getInteger("total_tokens")).isPositive();
        JsonObject first = new JsonObject(lines[0].substring("data: ".length()));
        JsonObject wanted = new JsonObject(
                fixture("chat_stream_text").getJsonArray("data_lines").getString(0));
        assertThat(first.fieldNames()).isEqualTo(wanted.fieldNames());
    }

    @Test
    void fillsASchemaWithWhatIsInTheTranscript() throws Exception {
        JsonObject answer = new JsonObject(content(ask(fixture("chat_request_json_schema"), KEY)));

        assertThat(answer.fieldNames()).isEqualTo(Set.of("outcome", "summary"));
        assertThat(answer.getString("summary")).isEqualTo("yes");
        assertThat(answer.getString("outcome")).isEqualTo("unclear");
    }

    @Test
    void everyClaimNamesTheTurnItStandsIn() throws Exception {
        var claim = new JsonObject()
                .put("type", "object")
                .put(
                        "properties",
                        new JsonObject()
                                .put("text", new JsonObject().put("type", "string"))
                                .put(
                                        "turns",
                                        new JsonObject()
                                                .put("type", "array")
                                                .put("items", new JsonObject().put("type", "integer"))));
        var schema = new JsonObject()
                .put("type", "object")
                .put(
                        "properties",
                        new JsonObject()
                                .put(
                                        "claims",
                                        new JsonObject().put("type", "array").put("items", claim)));
        JsonObject request = saying("[0] Agent: How did you sleep?\n[1] Person: I slept badly.\n[2] Agent: And now?\n"
                        + "[3] Person: Better.")
                .put(
                        "response_format",
                        new JsonObject()
                                .put("type", "json_schema")
                                .put(
                                        "json_schema",
                                        new JsonObject().put("name", "s").put("schema", schema)));

        JsonArray claims = new JsonObject(content(ask(request, KEY))).getJsonArray("claims");

        assertThat(claims.getJsonObject(0).getString("text")).isEqualTo("I slept badly.");
        assertThat(claims.getJsonObject(0).getJsonArray("turns")).containsExactly(1);
        assertThat(claims.getJsonObject(1).getJsonArray("turns")).containsExactly(3);
    }

    @Test
    void failsAsOftenAsItIsToldTo() throws Exception {
        model.behave(new ChatBehaviour(0, 1, 503));

        assertThat(ask(saying("Hello."), KEY).statusCode()).isEqualTo(503);
        assertThat(ask(saying("Hello."), KEY).statusCode()).isEqualTo(200);
        assertThat(model.requests()).isEqualTo(2);
    }

    @Test
    void listsItself() throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(model.url() + "/models"))
                        .header("Authorization", "Bearer " + KEY)
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        JsonObject shown = new JsonObject(answer.body()).getJsonArray("data").getJsonObject(0);
        assertThat(shown.fieldNames())
                .isEqualTo(fixture("models_list")
                        .getJsonArray("data")
                        .getJsonObject(0)
                        .fieldNames());
    }
}
