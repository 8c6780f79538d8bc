package io.hearthline.portal.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.not;

import io.hearthline.portal.Browser;
import io.hearthline.portal.Neighbours;
import io.hearthline.portal.PortalSettings;
import io.hearthline.standins.Stores;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Stores.class)
@QuarkusTestResource(PortalSettings.class)
@QuarkusTestResource(Neighbours.class)
class AlertsPageIT {
    private static final Pattern SEEN = Pattern.compile("seen=([0-9a-f]+)");

    private final UUID alert = UUID.randomUUID();

    @BeforeEach
    void reset() {
        Neighbours.reset();
    }

    private void thereIsOne() {
        Neighbours.answer("/alerts", 200, """
                {"alerts":[{"alertId":"%s","callId":"%s","severity":"EMERGENCY","rule":"concern","status":"OPEN",
                  "why":"Chest pain: said in the call and confirmed.","openedAt":"2026-03-20T13:00:00Z","level":2}]}""".formatted(alert, UUID.randomUUID()));
    }

    @Test
    void showsWhatWaitsAndOffersToTakeItOn() {
        thereIsOne();
        var browser = Browser.signedIn();

        browser.get("/alerts")
                .then()
                .statusCode(200)
                .body(
                        containsString("Chest pain: said in the call and confirmed."),
                        containsString("passed on 2 times"),
                        containsString("Acknowledge: I take care of it"),
                        containsString("A false alarm"));
    }

    @Test
    void takesOneOnAndClosesOne() {
        thereIsOne();
        Neighbours.answer("/alerts/" + alert + "/acknowledge", 200, "{}");
        Neighbours.answer("/alerts/" + alert + "/resolve", 200, "{}");
        var browser = Browser.signedIn();
        browser.get("/alerts");

        browser.post("/alerts/" + alert + "/acknowledge", Map.of()).then().statusCode(303);
        browser.post("/alerts/" + alert + "/resolve", Map.of("outcome", "false"))
                .then()
                .statusCode(303);
        browser.post("/alerts/" + alert + "/resolve", Map.of("outcome", "perhaps"))
                .then()
                .statusCode(422);

        assertThat(Neighbours.asked("/alerts/" + alert + "/acknowledge")).hasSize(1);
        assertThat(Neighbours.asked("/alerts/" + alert + "/resolve")).hasSize(1);
    }

    @Test
    void sendsNothingAgainThatThePageShowsAlready() {
        thereIsOne();
        var browser = Browser.signedIn();
        Matcher seen = SEEN.matcher(browser.get("/alerts").asString());
        assertThat(seen.find()).isTrue();

        browser.get("/alerts/rows?seen=" + seen.group(1)).then().statusCode(204).body(emptyString());
    }

    @Test
    void saysThatNothingWaitsAndThatTheServiceIsAway() {
        var browser = Browser.signedIn();
        Neighbours.answer("/alerts", 200, "{\"alerts\":[]}");
        browser.get("/alerts").then().body(containsString("Nothing is waiting"));

        Neighbours.answer("/alerts", 503, "{}");
        browser.get("/alerts")
                .then()
                .statusCode(200)
                .body(containsString("The alert service does not answer"), not(containsString("Nothing is waiting")));
    }
}
