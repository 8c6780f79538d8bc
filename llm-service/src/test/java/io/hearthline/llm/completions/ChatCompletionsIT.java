package io.hearthline.llm.completions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import io.hearthline.contracts.session.CallKind;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.standins.Stores;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Stores.class)
class ChatCompletionsIT {
    @Inject
    RedisDataSource redis;

    @Test
    void refusesTheWrongSecretInOpenAisShape() {
        RestAssured.given()
                .header("Authorization", "Bearer sk-wrong")
                .contentType("application/json")
                .body("{}")
                .post("/v1/chat/completions")
                .then()
                .statusCode(401)
                .body("error.code", equalTo("invalid_api_key"))
                .body("error.message", notNullValue());
    }

    @Test
    void refusesWhatIsNoRequestInOpenAisShape() {
        for (String body :
                List.of("", "{", "[]", "{\"model\":\"m\"}", "{\"model\":\"m\",\"messages\":[{\"role\":\"king\"}]}")) {
            RestAssured.given()
                    .header("Authorization", "Bearer " + Phone.SECRET)
                    .contentType("application/json")
                    .body(body)
                    .post("/chat/completions")
                    .then()
                    .statusCode(400)
                    .body("error.type", equalTo("invalid_request_error"));
        }
    }

    @Test
    void refusesACallThatIsNotKnown() {
        RestAssured.given()
                .header("Authorization", "Bearer " + Phone.SECRET)
                .contentType("application/json")
                .body("{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}")
                .post("/v1/chat/completions")
                .then()
                .statusCode(403)
                .body("error.code", equalTo("unknown_call"));
    }

    @Test
    void answersARealClientWholeAndInChunks() {
        Phone phone = Phone.ring(redis, CallKind.HEALTH_CHECK, List.of());
        OpenAIClient client = OpenAIOkHttpClient.builder()
                .apiKey(Phone.SECRET)
                .baseUrl("http://localhost:" + RestAssured.port + "/v1")
                .build();
        ChatCompletionCreateParams params = ChatCompletionCreateParams.builder()
                .model("hearthline-dialogue")
                .addAssistantMessage(Phone.GREETING)
                .addUserMessage("Yes, this is Maggie")
                .putAdditionalBodyProperty(
                        "elevenlabs_extra_body",
                        JsonValue.from(Map.of(
                                "call_token",
                                phone.body(false)
                                        .at("/elevenlabs_extra_body/call_token")
                                        .asText())))
                .build();

        ChatCompletion whole = client.chat().completions().create(params).validate();
        String streamed;
        try (var chunks = client.chat().completions().createStreaming(params)) {
            streamed = chunks.stream()
                    .map(ChatCompletionChunk::validate)
                    .flatMap(c -> c.choices().stream())
                    .flatMap(c -> c.delta().content().stream())
                    .collect(Collectors.joining());
        }

        String text = whole.choices().getFirst().message().content().orElseThrow();
        assertThat(text).contains("On a scale from one to ten");
        assertThat(streamed.strip()).isEqualTo(text);
        assertThat(client.models().list().data()).extracting(m -> m.id()).contains("hearthline-dialogue");
    }

    @Test
    void endsTheCallByTheToolAndDoesNotSayTheFarewellTwice() {
        Phone phone = Phone.ring(redis, CallKind.HEALTH_CHECK, List.of()).offeringEndCall();
        phone.message("user", "No, you have the wrong number");

        String stream = phone.request(true).then().statusCode(200).extract().asString();

        assertThat(stream)
                .contains("\"name\":\"end_call\"")
                .contains("\"finish_reason\":\"tool_calls\"")
                .endsWith("data: [DONE]\n\n");
        assertThat(stream.split("Goodbye", -1)).hasSize(2);
        assertThat(stream).doesNotContainIgnoringCase("health").doesNotContainIgnoringCase("medicine");
        assertThat(redis.value(String.class).get("dialogue:ending:" + phone.session.callId()))
                .contains(CallOutcome.WRONG_PERSON.name());
    }

    @Test
    void staysSilentWhileAPersonInAnEmergencyActs() {
        Phone phone = Phone.ring(redis, CallKind.HEALTH_CHECK, List.of()).offeringEndCall();
        phone.say("Yes, this is me.");
        assertThat(phone.say("I have had a crushing pain in my chest since this morning."))
                .contains("in your chest right now");
        assertThat(phone.say("Yes, right now.")).contains("911");
        phone.message("user", "All right, I will.");

        String stream = phone.request(true).then().statusCode(200).extract().asString();

        assertThat(stream).contains("\"name\":\"skip_turn\"").doesNotContain("911");
    }

    @Test
    void goesBackToTheQuestionWhenADangerousSentenceIsTakenBack() {
        Phone phone = Phone.ring(redis, CallKind.HEALTH_CHECK, List.of());
        phone.say("Yes, this is me.");
        phone.say("I have had a crushing pain in my chest since this morning.");

        assertThat(phone.say("Oh no, I am joking, my chest is fine.")).contains("On a scale from one to ten");
        assertThat(phone.say("I would say a seven.")).contains("anything new bothering");
    }

    @Test
    void keepsCompanyWithoutAModel() {
        Phone phone = Phone.ring(redis, CallKind.GENERAL, List.of());
        assertThat(phone.say("Yes, speaking")).contains("How are you today?");
        phone.message("user", "My daughter came to see me");

        String stream = phone.request(true).then().statusCode(200).extract().asString();

        assertThat(stream).contains("Family means a lot.").endsWith("data: [DONE]\n\n");
        assertThat(phone.ask()).contains("Family means a lot.");
    }

    @Test
    void findsTheCallByTheUserWhereThereIsNoToken() {
        Phone phone = Phone.ring(redis, CallKind.HEALTH_CHECK, List.of());
        redis.list(String.class)
                .lpush("rag:user:someone", phone.session.callId().toString());
        var body = phone.body(false).put("user_id", "someone");
        body.remove("elevenlabs_extra_body");

        RestAssured.given()
                .header("Authorization", "Bearer " + Phone.SECRET)
                .contentType("application/json")
                .body(body.toString())
                .post("/v1/chat/completions")
                .then()
                .statusCode(200);
    }

    @Test
    void answersTheManagementApiWith503WhileNoKeyIsConfigured() {
        RestAssured.given()
                .get("/dialogues/0b7e8a6e-6f0f-4f0e-9f7e-2f9f5b1c0a11")
                .then()
                .statusCode(503)
                .contentType("application/problem+json");
        RestAssured.given().get("/health").then().statusCode(200).body("status", equalTo("ok"));
    }
}
