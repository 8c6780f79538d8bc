package io.hearthline.portal.simulator;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.hearthline.contracts.ids.CallId;
import io.hearthline.portal.Browser;
import io.hearthline.portal.Neighbours;
import io.hearthline.portal.PortalSettings;
import io.hearthline.standins.Stores;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Stores.class)
@QuarkusTestResource(PortalSettings.class)
@QuarkusTestResource(Neighbours.class)
class SimulatorPageIT {
    private static final String STREAM = "wss://phone.example.org/simulator/stream";

    @BeforeEach
    void answers() {
        Neighbours.reset();
        Neighbours.answer("/simulator", 200, "{\"stream\":\"" + STREAM + "\"}");
    }

    @Test
    void mayReachTheSocketAndTheMicrophoneAndNothingElse() {
        var page = Browser.signedIn().get("/simulator");

        page.then().statusCode(200).body(containsString("Start a test call"));
        assertThat(page.headers().getValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("connect-src 'self' wss://phone.example.org;")
                .doesNotContain("unsafe");
        assertThat(page.headers().getValues("Permissions-Policy"))
                .singleElement()
                .asString()
                .contains("microphone=(self)");
        Browser.signedIn().get("/").then().header("Permissions-Policy", containsString("microphone=()"));
    }

    @Test
    void makesATestCallInTheNameOfWhoAsks() {
        var call = CallId.random();
        Neighbours.answer(
                "/simulator/calls",
                201,
                "{\"callId\":\"" + call + "\",\"stream\":\"" + STREAM + "\",\"token\":\"once\"}");
        var browser = Browser.signedIn();
        browser.get("/simulator");

        browser.fetch("/simulator/calls", Map.of("name", " Alex "))
                .then()
                .statusCode(201)
                .body("callId", equalTo(call.toString()))
                .body("token", equalTo("once"));

        assertThat(Neighbours.asked("/simulator/calls")).singleElement().satisfies(asked -> {
            assertThat(asked.authorization()).startsWith("Bearer ");
            assertThat(asked.body()).contains("\"Alex\"");
        });
        browser.fetch("/simulator/calls", Map.of("name", " ")).then().statusCode(422);
    }

    @Test
    void saysThatNoCallCanBeMadeWhileTelephonyIsAway() {
        Neighbours.answer("/simulator", 503, "{}");

        Browser.signedIn()
                .get("/simulator")
                .then()
                .statusCode(200)
                .body(containsString("No test call can be made now"), not(containsString("Start a test call")));
    }

    @Test
    void isForOperatorsOnly() {
        String token = given().formParam("grant_type", "client_credentials")
                .formParam("client_id", PortalSettings.CLIENT_ID)
                .formParam("client_secret", PortalSettings.CLIENT_SECRET)
                .post("/token")
                .then()
                .extract()
                .path("access_token");
        for (String role : List.of("caregiver", "operator")) {
            String email = UUID.randomUUID() + "@example.org";
            given().header("Authorization", "Bearer " + token)
                    .contentType("application/json")
                    .body(Map.of("email", email, "name", "Anna", "password", "a long password", "roles", List.of(role)))
                    .post("/accounts")
                    .then()
                    .statusCode(201);
            var browser = Browser.signedIn(email, "a long password");

            boolean operator = role.equals("operator");
            assertThat(browser.get("/simulator").statusCode()).isEqualTo(operator ? 200 : 403);
            assertThat(browser.get("/").asString().contains("/simulator")).isEqualTo(operator);
        }
    }
}
