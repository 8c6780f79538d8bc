package io.hearthline.llm.completions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.json.Json;
import io.hearthline.contracts.session.CallKind;
import io.hearthline.contracts.session.CallSession;
import io.hearthline.contracts.session.CallToken;
import io.hearthline.contracts.session.Direction;
import io.hearthline.contracts.session.Profile;
import io.hearthline.contracts.session.SessionKeys;
import io.quarkus.redis.datasource.RedisDataSource;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** A call as a voice engine holds it: it keeps the messages and asks the endpoint for every reply. */
public final class Phone {
    public static final String SECRET = "a-secret-of-the-voice-engine";
    static final String GREETING =
            "Hello, this is Grace. I'm an automated assistant, an AI. Am I speaking with Maggie?";

    public final CallSession session;
    public final ArrayNode messages = Json.MAPPER.createArrayNode();
    private final String token;
    private boolean endCallOffered;

    private Phone(CallSession session) {
        this.session = session;
        this.token = new CallToken("a-secret-for-call-tokens")
                .mint(
                        session.callId(),
                        CallToken.Purpose.COMPLETIONS,
                        Instant.now().plus(Duration.ofHours(1)));
        message("system", "You are Grace.");
        message("assistant", GREETING);
    }

    public static Phone ring(RedisDataSource redis, CallKind kind, List<String> conditions) {
        return ring(redis, kind, DialogueId.random(), conditions);
    }

    public static Phone ring(RedisDataSource redis, CallKind kind, DialogueId dialogueId, List<String> conditions) {
        CallSession session = new CallSession(
                CallSession.VERSION,
                CallId.random(),
                dialogueId,
                RecipientId.random(),
                kind,
                Direction.OUTBOUND,
                new Profile("Margaret Hale", "Maggie", ZoneId.of("America/New_York"), "en-US", conditions, List.of()),
                new CallSession.Persona("Grace", "en-US", null),
                "You are Grace.",
                GREETING,
                false,
                List.of(),
                Instant.now());
        redis.value(String.class).setex(SessionKeys.session(session.callId()), 3600, Json.write(session));
        return new Phone(session);
    }

    public Phone offeringEndCall() {
        endCallOffered = true;
        return this;
    }

    public void message(String role, String content) {
        messages.addObject().put("role", role).put("content", content);
    }

    /** Says something and hears the reply. */
    public String say(String text) {
        message("user", text);
        String reply = ask();
        message("assistant", reply);
        return reply;
    }

    /** The reply to the messages as they are; nothing is added to them. */
    public String ask() {
        return text(request(false).then().statusCode(200).extract().response().asString());
    }

    public Response request(boolean stream) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + SECRET)
                .contentType("application/json")
                .body(body(stream).toString())
                .post("/v1/chat/completions");
    }

    /** Uses a tool as an engine does that speaks for itself. */
    public Response use(String tool, ObjectNode arguments) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.set("arguments", arguments);
        body.set("messages", messages.deepCopy());
        return RestAssured.given()
                .header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body(body.toString())
                .post("/tools/" + tool);
    }

    public ObjectNode body(boolean stream) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.put("model", "hearthline-dialogue").put("stream", stream).set("messages", messages.deepCopy());
        body.putObject("elevenlabs_extra_body")
                .put("call_id", session.callId().toString())
                .put("call_token", token);
        if (endCallOffered) {
            var tools = body.putArray("tools");
            tools.addObject().put("type", "function").putObject("function").put("name", "skip_turn");
            ObjectNode function = tools.addObject().put("type", "function").putObject("function");
            function.put("name", "end_call");
            function.putObject("parameters")
                    .put("type", "object")
                    .putObject("properties")
                    .putObject("message")
                    .put("type", "string");
        }
        return body;
    }

    static String text(String body) {
        JsonNode message = Json.read(body, JsonNode.class).at("/choices/0/message");
        JsonNode tool = message.at("/tool_calls/0/function/arguments");
        return tool.isMissingNode()
                ? message.get("content").asText()
                : Json.read(tool.asText(), JsonNode.class).get("message").asText();
    }
}
