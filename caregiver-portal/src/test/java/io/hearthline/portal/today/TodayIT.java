package io.hearthline.portal.today;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.hearthline.contracts.events.CallEvent;
import io.hearthline.contracts.events.RecipientEvent;
import io.hearthline.contracts.events.Topics;
import io.hearthline.contracts.health.Severity;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.session.CallKind;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.portal.Browser;
import io.hearthline.portal.Neighbours;
import io.hearthline.portal.PortalSettings;
import io.hearthline.portal.Published;
import io.hearthline.standins.Stores;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Stores.class)
@QuarkusTestResource(PortalSettings.class)
@QuarkusTestResource(Neighbours.class)
class TodayIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    @ConfigProperty(name = "KAFKA_BOOTSTRAP_SERVERS")
    String kafka;

    private Published published;

    @BeforeEach
    void open() {
        Neighbours.reset();
        published = new Published(kafka);
    }

    @AfterEach
    void close() {
        published.close();
    }

    @Test
    void showsTheHeadlineOfACallThatWasAnswered() {
        var call = CallId.random();
        RecipientId rosa = published.person("Rosa Almeida", "Rosa", RecipientEvent.Status.ACTIVE, null);
        published.ended(call, DialogueId.random(), rosa, CallOutcome.COMPLETED, Instant.now());
        published.summarised(call, DialogueId.random(), rosa, Instant.now());
        Neighbours.answer("/summaries", 200, """
                {"summaries":[{"callId":"%s","revision":1,"headline":"Slept well and took <all> her medicines."}]}""".formatted(call));
        var browser = Browser.signedIn();

        eventually(browser, "/", "Rosa Almeida", "answered", "Slept well and took &lt;all&gt; her medicines.");

        assertThat(Neighbours.asked("/summaries"))
                .allSatisfy(asked -> assertThat(asked.authorization()).startsWith("Bearer "));
    }

    @Test
    void saysThatSummariesAreDelayedWhenTheWorkerIsAway() {
        var call = CallId.random();
        RecipientId person = published.person("Walter Brandt", "Walter", RecipientEvent.Status.ACTIVE, null);
        published.ended(call, DialogueId.random(), person, CallOutcome.COMPLETED, Instant.now());
        Neighbours.answer("/summaries", 503, "{}");

        eventually(Browser.signedIn(), "/", "Walter Brandt", "Summaries are delayed", "Summary delayed");
    }

    @Test
    void putsTheNeediestOnTop() {
        RecipientId calm = published.person("Aaron Calm", "Aaron", RecipientEvent.Status.ACTIVE, null);
        published.ended(CallId.random(), DialogueId.random(), calm, CallOutcome.COMPLETED, Instant.now());
        RecipientId missed = published.person("Berta Missed", "Berta", RecipientEvent.Status.ACTIVE, null);
        published.ended(CallId.random(), DialogueId.random(), missed, CallOutcome.NO_ANSWER, Instant.now());
        RecipientId alarmed = published.person("Zoe Alarmed", "Zoe", RecipientEvent.Status.ACTIVE, null);
        var call = CallId.random();
        published.ended(call, DialogueId.random(), alarmed, CallOutcome.COMPLETED, Instant.now());
        published.alert(call, DialogueId.random(), alarmed, Severity.EMERGENCY, Instant.now());
        var browser = Browser.signedIn();
        eventually(browser, "/", "Aaron Calm", "Berta Missed", "no answer", "Emergency alert");

        String page = browser.get("/").asString();

        assertThat(page.indexOf("Zoe Alarmed")).isLessThan(page.indexOf("Berta Missed"));
        assertThat(page.indexOf("Berta Missed")).isLessThan(page.indexOf("Aaron Calm"));
    }

    @Test
    void followsACallWhileItIsHeldAndTakesAnEventOnlyOnce() {
        var call = CallId.random();
        var dialogue = DialogueId.random();
        RecipientId person = published.person("Lina Live", "Lina", RecipientEvent.Status.ACTIVE, null);
        published.placed(call, dialogue, person, Instant.now());
        var browser = Browser.signedIn();
        eventually(browser, "/today/rows", "Lina Live", "phone is ringing now");
        var answered = new CallEvent.CallAnswered(call, person, dialogue, CallKind.HEALTH_CHECK, Instant.now());
        var twice = UUID.randomUUID();

        published.send(Topics.CALLS, answered, twice);
        published.send(Topics.CALLS, answered, twice);

        eventually(browser, "/today/rows", "on the phone now");
    }

    @Test
    void survivesAnEventNobodyCanRead() {
        RecipientId person = published.person("Paula Poison", "Paula", RecipientEvent.Status.ACTIVE, null);
        published.unreadable(Topics.CALLS, person.toString());

        published.ended(CallId.random(), DialogueId.random(), person, CallOutcome.BUSY, Instant.now());

        eventually(Browser.signedIn(), "/", "Paula Poison", "the line was busy");
    }

    @Test
    void showsACaregiverOnlyWhomTheyMaySee() {
        RecipientId mine = published.person("Mina Mine", "Mina", RecipientEvent.Status.ACTIVE, null);
        RecipientId other = published.person("Otto Other", "Otto", RecipientEvent.Status.ACTIVE, null);
        eventually(Browser.signedIn(), "/", "Mina Mine", "Otto Other");
        String email = UUID.randomUUID() + "@example.org";
        String account = asService()
                .body(Map.of("email", email, "name", "Anna", "password", "a long password", "roles", new String[] {
                    "caregiver"
                }))
                .post("/accounts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String grant = asService()
                .body(Map.of(
                        "accountId",
                        account,
                        "recipientId",
                        mine.toString(),
                        "role",
                        "PRIMARY",
                        "dataClasses",
                        new String[] {"SUMMARY", "HEALTH"}))
                .post("/grants")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        var browser = Browser.signedIn(email, "a long password");

        browser.get("/").then().statusCode(200).body(containsString("Mina Mine"), not(containsString("Otto Other")));
        browser.get("/people/" + other).then().statusCode(404).body(containsString("ask the main caregiver"));

        asService().delete("/grants/" + grant).then().statusCode(204);
        browser.get("/").then().body(not(containsString("Mina Mine")), containsString("circle of care"));
    }

    @Test
    void answersNothingNewWhereNothingIsNew() {
        published.person("Stilla Same", "Stilla", RecipientEvent.Status.PAUSED, null);
        var browser = Browser.signedIn();
        eventually(browser, "/", "Stilla Same");

        await().atMost(SOON).untilAsserted(() -> {
            var found =
                    Pattern.compile("seen=([0-9a-f]+)").matcher(browser.get("/").asString());
            assertThat(found.find()).isTrue();
            assertThat(browser.get("/today/rows?seen=" + found.group(1)).statusCode())
                    .isEqualTo(204);
        });
    }

    @Test
    void phonesAfterAskingAndShowsARefusalInItsOwnWords() {
        RecipientId person = published.person("Carla Call", "Carla", RecipientEvent.Status.ACTIVE, null);
        var browser = Browser.signedIn();
        eventually(browser, "/", "Carla Call");
        browser.get("/people/" + person + "/call").then().statusCode(200).body(containsString("Yes, call Carla"));
        assertThat(Neighbours.asked("/call/health-check")).isEmpty();
        Neighbours.answer("/call/health-check", 201, "{\"callId\":\"" + CallId.random() + "\"}");

        browser.post("/people/" + person + "/call", Map.of()).then().body(containsString("Calling Carla now"));

        assertThat(Neighbours.asked("/call/health-check"))
                .singleElement()
                .satisfies(asked -> assertThat(asked.body()).contains(person.toString()));
        Neighbours.answer(
                "/call/health-check",
                409,
                "{\"type\":\"/problems/call-in-progress\",\"title\":\"Call in progress\",\"status\":409}");
        browser.post("/people/" + person + "/call", Map.of())
                .then()
                .statusCode(200)
                .body(containsString("Not called: Call in progress."));
    }

    private static RequestSpecification asService() {
        String token = given().formParam("grant_type", "client_credentials")
                .formParam("client_id", PortalSettings.CLIENT_ID)
                .formParam("client_secret", PortalSettings.CLIENT_SECRET)
                .post("/token")
                .then()
                .extract()
                .path("access_token");
        return given().header("Authorization", "Bearer " + token).contentType("application/json");
    }

    private static void eventually(Browser browser, String path, String... texts) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(browser.get(path).asString()).contains(texts));
    }
}
