package io.hearthline.portal.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.hearthline.contracts.events.RecipientEvent;
import io.hearthline.contracts.ids.AlertId;
import io.hearthline.contracts.ids.CallId;
import io.hearthline.contracts.ids.DialogueId;
import io.hearthline.contracts.ids.RecipientId;
import io.hearthline.contracts.session.CallOutcome;
import io.hearthline.portal.Browser;
import io.hearthline.portal.Neighbours;
import io.hearthline.portal.PortalSettings;
import io.hearthline.portal.Published;
import io.hearthline.portal.SampleCall;
import io.hearthline.standins.Stores;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Stores.class)
@QuarkusTestResource(PortalSettings.class)
@QuarkusTestResource(Neighbours.class)
class CallPageIT {
    @ConfigProperty(name = "KAFKA_BOOTSTRAP_SERVERS")
    String kafka;

    private final CallId call = CallId.random();
    private final DialogueId dialogue = DialogueId.random();
    private Published published;
    private RecipientId person;

    @BeforeEach
    void publish() {
        Neighbours.reset();
        published = new Published(kafka);
        person = published.person("Rosa Almeida", "Rosa", RecipientEvent.Status.ACTIVE, null);
        published.ended(call, dialogue, person, CallOutcome.COMPLETED, Instant.now());
    }

    @AfterEach
    void close() {
        published.close();
    }

    @Test
    void showsSummaryAnswersAlertAndWords() {
        AlertId alert = new AlertId(UUID.randomUUID());
        SampleCall.answered(call, dialogue, person, alert);
        var browser = Browser.signedIn();
        awaitPage(browser);

        browser.get("/calls/" + call)
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("script-src 'self'"))
                .body(
                        containsString("Chest pressure since last night"),
                        containsString("href=\"#turn-4\""),
                        containsString("id=\"turn-4\""),
                        containsString("How they feel"),
                        containsString("4 of 10"),
                        containsString("“oh, maybe a four”"),
                        containsString("Acknowledge: I take care of it"),
                        not(containsString("<script>")));
    }

    @Test
    void acknowledgesAnAlert() {
        AlertId alert = new AlertId(UUID.randomUUID());
        SampleCall.answered(call, dialogue, person, alert);
        Neighbours.answer("/alerts/" + alert + "/acknowledge", 200, "{}");
        var browser = Browser.signedIn();
        awaitPage(browser);
        browser.get("/calls/" + call);

        browser.post("/alerts/" + alert + "/acknowledge", Map.of())
                .then()
                .statusCode(303)
                .header("Location", containsString("/alerts"));

        assertThat(Neighbours.asked("/alerts/" + alert + "/acknowledge")).hasSize(1);
    }

    @Test
    void saysWhyEachPartIsMissing() {
        var browser = Browser.signedIn();
        awaitPage(browser);

        browser.get("/calls/" + call)
                .then()
                .statusCode(200)
                .body(
                        containsString("The summary is being written."),
                        containsString("No health answer is kept of this call."));
    }

    @Test
    void saysWhatToDoWhereThereIsNoSuchCall() {
        Browser.signedIn()
                .get("/calls/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .contentType("text/html")
                .body(containsString("Nothing to see here"), containsString("Back to Today"));
    }

    private void awaitPage(Browser browser) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(browser.get("/calls/" + call).asString()).contains("Rosa Almeida", "answered"));
    }
}
