package io.hearthline.standins.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearthline.standins.twilio.PlacedCall;
import io.hearthline.standins.twilio.TwilioConfig;
import io.hearthline.standins.twilio.TwilioStandIn;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FullLineTest {
    private static final String ACCOUNT = "AC0a1b2c3d4e5f60718293a4b5c6d7e8f9";
    private static final String TOKEN = "token";
    private static final String KEY = "xi";
    private static final String PERSON = "+14155550123";
    private static final double PACE = 8;

    /** The dialogue: what is said to the person, by what they said last. */
    private static List<String> answer(JsonObject request) {
        return switch (ScriptedChat.lastMessage(request)) {
            case "Yes, this is me." ->
                ScriptedChat.saying("Good morning. On a scale from one to ten, how do you feel today?");
            case "I would say a seven." -> ScriptedChat.saying("Have you taken your medicines today?");
            default -> Fixtures.lines("custom_llm_response_end_call");
        };
    }

    @Test
    void aPersonOnThePhoneIsHeardAndAnsweredOverNothingButAudio() throws Exception {
        try (var chat = new ScriptedChat(FullLineTest::answer);
                var voice = ElevenLabsStandIn.start(ElevenLabsConfig.of(
                        0, KEY, "agent_1", new ElevenLabsConfig.Llm(chat.url(), ScriptedChat.SECRET, "m"), PACE));
                var carrier = TwilioStandIn.start(new TwilioConfig(0, ACCOUNT, TOKEN, List.of("+14155550100")));
                var bridge = new Bridge(voice, signedUrl(voice), initiation())) {
            carrier.pace(PACE);
            carrier.assign(PERSON, "cooperative");
            place(carrier, bridge.url());
            await().atMost(Duration.ofSeconds(40))
                    .until(() -> !carrier.calls().isEmpty()
                            && carrier.calls().getFirst().endedAt() != null);

            PlacedCall call = carrier.calls().getFirst();
            assertThat(chat.lastMessages())
                    .startsWith("Yes, this is me.", "I would say a seven.", "Yes, I took them all this morning.");
            assertThat(call.meant()).containsKeys("gen.wellbeing", "gen.meds_today");
            assertThat(call.modemFaults()).isEmpty();
            assertThat(call.warnings()).isEmpty();
            assertThat(voice.conversations().getFirst().faults()).isEmpty();
            assertThat(voice.conversations().getFirst().closeCode()).isEqualTo(1000);
        }
    }

    private static JsonObject initiation() {
        JsonObject initiation = Fixtures.read("ws_out_conversation_initiation_client_data");
        initiation
                .getJsonObject("conversation_config_override")
                .getJsonObject("agent")
                .put("first_message", "Hello, this is an automated call. Am I speaking with Maria?");
        return initiation;
    }

    private static String signedUrl(ElevenLabsStandIn voice) throws Exception {
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(
                                        voice.url() + "/v1/convai/conversation/get-signed-url?agent_id=agent_1"))
                                .header("xi-api-key", KEY)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        return new JsonObject(response.body()).getString("signed_url");
    }

    private static void place(TwilioStandIn carrier, String url) throws Exception {
        String form = new TreeMap<>(Map.of("To", PERSON, "From", "+14155550100", "Url", url))
                .entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        String basic = Base64.getEncoder().encodeToString((ACCOUNT + ":" + TOKEN).getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> placed = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + carrier.port() + "/2010-04-01/Accounts/"
                                        + ACCOUNT + "/Calls.json"))
                                .header("Authorization", "Basic " + basic)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(form))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(placed.statusCode()).isEqualTo(201);
    }
}
